package battwheels.organizations;

import battwheels.gst.GstState;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What other domains are told of the organization they work in when they ask {@code organizations.describe}.
 *
 * @param slug its name in addresses
 * @param stateCode GST code of the state it is registered in: that of its profile, else that of its GSTIN
 * @param zone in which its business dates are counted
 * @param fiscalYearStart the first day of each of its fiscal years
 */
public record OrganizationCard(
        String name,
        String slug,
        @Nullable String phone,
        @Nullable String website,
        @Nullable String address,
        @Nullable String city,
        @Nullable String stateCode,
        @Nullable String pincode,
        @Nullable String gstin,
        @Nullable String logoUrl,
        ZoneId zone,
        MonthDay fiscalYearStart,
        DocumentSettings documents) {

    static OrganizationCard of(Organization organization) {
        Profile profile = organization.profile();
        Settings settings = organization.settings();
        return new OrganizationCard(
                organization.name(),
                organization.slug(),
                profile.phone(),
                profile.website(),
                profile.address(),
                profile.city(),
                state(profile),
                profile.pincode(),
                profile.gstin(),
                profile.logoUrl(),
                ZoneId.of(settings.timezone()),
                MonthDay.parse("--" + settings.fiscalYearStart()),
                settings.documents());
    }

    /** A state written before only names of the list were taken may be unknown. */
    private static @Nullable String state(Profile profile) {
        return Optional.ofNullable(profile.state())
                .flatMap(GstState::named)
                .map(GstState::code)
                .or(() -> Optional.ofNullable(profile.gstin()).map(gstin -> gstin.substring(0, 2)))
                .orElse(null);
    }

    /** As its documents are headed: its name, then its address, GSTIN and how it is reached. */
    public List<String> letterhead() {
        @Nullable
        String state = stateCode == null
                ? null
                : GstState.ofCode(stateCode)
                        .map(known -> known.name() + " (" + stateCode + ")")
                        .orElse(stateCode);
        return Stream.of(
                        name,
                        address,
                        joined(city, state, pincode),
                        gstin == null ? null : "GSTIN " + gstin,
                        joined(phone, website))
                .filter(line -> line != null && !line.isBlank())
                .map(String::valueOf)
                .toList();
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(", "));
    }

    /** The fiscal year of a day, as 2026-27; a year that begins in January is named by one year alone, as 2026. */
    public String fiscalYear(LocalDate day) {
        int year = fiscalYearStart.atYear(day.getYear()).isAfter(day) ? day.getYear() - 1 : day.getYear();
        boolean calendar = fiscalYearStart.equals(MonthDay.of(1, 1));
        return calendar ? String.valueOf(year) : year + "-" + String.format("%02d", (year + 1) % 100);
    }
}
