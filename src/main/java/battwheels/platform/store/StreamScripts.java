package battwheels.platform.store;

/** The few steps that Redis must take as one. Each touches one key, so it runs on a cluster too. */
final class StreamScripts {
    private StreamScripts() {}

    /** KEYS stream; ARGV after, maxlen, ms kept, then for each entry the number of its fields and values, and those. */
    static final String ADD_FOLLOWING = """
            local after = tonumber(ARGV[1])
            local top = after
            if redis.call('EXISTS', KEYS[1]) == 1 then
              local info = redis.call('XINFO', 'STREAM', KEYS[1])
              for i = 1, #info, 2 do
                if info[i] == 'last-generated-id' then
                  top = tonumber(string.match(info[i + 1], '^(%d+)'))
                end
              end
              if top == 0 then top = after end
            end
            local at = 4
            local ordinal = after
            while at <= #ARGV do
              local count = tonumber(ARGV[at])
              ordinal = ordinal + 1
              if ordinal == top + 1 then
                local add = {'XADD', KEYS[1], 'MAXLEN', '~', ARGV[2], string.format('%.0f-0', ordinal)}
                for i = at + 1, at + count do add[#add + 1] = ARGV[i] end
                redis.call(unpack(add))
                top = ordinal
              end
              at = at + 1 + count
            end
            redis.call('PEXPIRE', KEYS[1], ARGV[3])
            return top
            """;

    /** KEYS stream; ARGV group, ids. */
    static final String SETTLE = """
            local settled = 0
            for i = 2, #ARGV do
              settled = settled + redis.call('XACK', KEYS[1], ARGV[1], ARGV[i])
              redis.call('XDEL', KEYS[1], ARGV[i])
            end
            return settled
            """;

    /** KEYS set; ARGV until, again, most. */
    static final String TAKE_DUE = """
            local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
            for _, member in ipairs(due) do redis.call('ZADD', KEYS[1], ARGV[2], member) end
            return due
            """;

    /** KEYS set; ARGV member, score. */
    static final String UNSCHEDULE = """
            local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
            if score and tonumber(score) == tonumber(ARGV[2]) then
              return redis.call('ZREM', KEYS[1], ARGV[1])
            end
            return 0
            """;
}
