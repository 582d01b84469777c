# syntax=docker/dockerfile:1
# Builds the server and packs it with the JVM it was trained on. Documents, streams and keys live in the volume /data.
#   docker build -t battwheels-os --build-arg COMMIT="$(git describe --always --dirty)" .
#   docker run -p 8080:8080 -v battwheels:/data battwheels-os
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY pom.xml ./
COPY conf conf
COPY src/main src/main
ARG COMMIT=unknown
RUN --mount=type=cache,target=/root/.m2 \
    mvn -q -B -ntp -Dquick -DskipAot -Dmaven.test.skip=true -Dcommit="$COMMIT" package

FROM eclipse-temurin:25-jre
# openssl: the embedded Redis is linked against it.
RUN apt-get update && apt-get install -y --no-install-recommends openssl && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin battwheels \
    && mkdir -p /app/target /data && chown battwheels /app/target /data
WORKDIR /app
COPY --from=build /app/conf conf
COPY --from=build /app/target/battwheels-os.jar target/
COPY --from=build /app/target/lib target/lib
COPY LICENSE ./
USER battwheels
# The cache of loaded classes fits only the very JVM, flags and jar it was made with, so it is made here.
RUN java @conf/jvm.options -XX:AOTCacheOutput=target/battwheels.aot -cp target/battwheels-os.jar battwheels.Training \
        target/training && rm -rf target/training
ENV BATTWHEELS_HTTP_HOST=0.0.0.0 \
    BATTWHEELS_DATA_DIR=/data
VOLUME /data
# 8080 for clients; 8081 for operators (health, metrics), not to be published to the world.
EXPOSE 8080 8081
# Ready, not merely alive: it fails while an engine the server needs is down.
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${BATTWHEELS_HEALTH_PORT:-8081} && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
# exec: the JVM is process 1 and gets SIGTERM itself.
ENTRYPOINT ["bash", "-c", "exec java @conf/jvm.options -XX:AOTCache=target/battwheels.aot -Xlog:disable -Xlog:all=error:stderr ${BATTWHEELS_JAVA_OPTS:-} -jar target/battwheels-os.jar \"$@\"", "battwheels"]
