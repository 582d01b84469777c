package battwheels.structure;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.IdempotentCommands;
import battwheels.platform.store.DocumentClient;
import battwheels.platform.store.DocumentCollections;
import battwheels.platform.store.Engines;
import battwheels.platform.store.RawDocuments;
import battwheels.platform.store.RedisStreams;
import battwheels.platform.store.Streams;
import battwheels.platform.store.StreamsClient;
import battwheels.platform.store.similarity.LuceneVectors;
import battwheels.platform.store.similarity.SimilarityEngine;
import battwheels.platform.store.similarity.VectorStore;
import battwheels.platform.store.similarity.WeaviateVectors;
import battwheels.platform.tenancy.PlatformStores;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.vertx.ext.mongo.BulkOperation;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The borders of design.md sections 2 and 3. Each rule lists all its breaches, and all rules are asked. */
class BordersTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Parts.ROOT);

    /** Engines as their own libraries see them; what a bulk write consists of is a value, not a door. */
    private static final DescribedPredicate<JavaClass> RAW_DRIVER = resideInAnyPackage(
                    "io.vertx.ext.mongo..",
                    "com.mongodb..",
                    "org.bson..",
                    "io.vertx.redis..",
                    "de.bwaldvogel..",
                    "org.apache.lucene..",
                    "io.weaviate..")
            .and(not(belongToAnyOf(BulkOperation.class)));

    private static final DescribedPredicate<JavaClass> RAW_DOORS = belongToAnyOf(
            RawDocuments.class,
            DocumentCollections.class,
            DocumentClient.class,
            StreamsClient.class,
            Streams.class,
            RedisStreams.class,
            VectorStore.class,
            LuceneVectors.class,
            WeaviateVectors.class,
            SimilarityEngine.class,
            Engines.class);

    private static final Set<Class<?>> CLOCKS = Set.of(Instant.class, LocalDate.class, ZonedDateTime.class);

    @TestFactory
    Stream<DynamicTest> theBordersHold() {
        return RULES.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(CLASSES)));
    }

    private static final Map<String, ArchRule> RULES = Map.ofEntries(
            Map.entry(
                    "the platform knows no domain",
                    noClasses().that().resideInAPackage(Parts.PLATFORM).should().dependOnClassesThat(Parts.DOMAIN)),
            Map.entry(
                    "nobody depends on how the server is put together",
                    noClasses()
                            .that()
                            .resideOutsideOfPackage(Parts.ROOT)
                            .should()
                            .dependOnClassesThat(resideInAPackage(Parts.ROOT))),
            Map.entry(
                    "domains see of each other only the records and enumerations at the package root",
                    classes().that(Parts.DOMAIN).should(meetOthersThroughRecords())),
            Map.entry(
                    "packages depend on each other in no circle, records that domains publish apart",
                    slices().matching("battwheels.(**)")
                            .should()
                            .beFreeOfCycles()
                            .ignoreDependency(
                                    Parts.DOMAIN, DescribedPredicate.describe("published", Parts::isPublished))),
            Map.entry(
                    "rules are pure: no Vert.x, no store, no clock, no chance",
                    noClasses()
                            .that()
                            .haveSimpleNameEndingWith("Rules")
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(
                                            "io.vertx..", "com.mongodb..", "battwheels.platform.store..", "org.slf4j..")
                                    .or(belongToAnyOf(
                                            Clock.class, InstantSource.class, Random.class, ThreadLocalRandom.class)))),
            Map.entry(
                    "domains and rules are told the time",
                    classes()
                            .that(Parts.DOMAIN.or(DescribedPredicate.describe(
                                    "rules", type -> type.getSimpleName().endsWith("Rules"))))
                            .should(notAsk("the time", BordersTest::asksTheClock))),
            Map.entry(
                    "only store and tenancy see an engine's own library",
                    noClasses()
                            .that()
                            .resideOutsideOfPackages(
                                    "battwheels.platform.store..", "battwheels.platform.tenancy..", Parts.ROOT)
                            .should()
                            .dependOnClassesThat(RAW_DRIVER)),
            Map.entry(
                    "raw collections are handed out by store and tenancy alone; the root puts them together",
                    noClasses()
                            .that()
                            .resideOutsideOfPackages(
                                    "battwheels.platform.store..", "battwheels.platform.tenancy..", Parts.ROOT)
                            .should()
                            .dependOnClassesThat(RAW_DOORS)),
            Map.entry(
                    "data of all organizations is for identity, sign-up, platform administration, marks and keys"
                            + " without an organization (design rule 3)",
                    noClasses()
                            .that(not(belongToAnyOf(IdempotentCommands.class)))
                            .and()
                            .resideOutsideOfPackages(
                                    "battwheels.platform.tenancy",
                                    "battwheels.platform.identity",
                                    "battwheels.platform.people",
                                    "battwheels.platform.flags",
                                    "battwheels.platform.outbox",
                                    "battwheels.platform.jobs",
                                    "battwheels.accounts",
                                    "battwheels.organizations",
                                    Parts.ROOT)
                            .should()
                            .dependOnClassesThat(belongToAnyOf(PlatformStores.class))),
            Map.entry(
                    "money has no floating point",
                    classes()
                            .that(Parts.DOMAIN.or(resideInAPackage("battwheels.platform.money..")))
                            .should(notAsk("for floating point", BordersTest::isFloating))
                            .andShould(haveNoFloatingMembers())),
            Map.entry(
                    "domain verticles keep nothing between commands",
                    fields().that()
                            .areDeclaredInClassesThat(assignableTo(DomainVerticle.class))
                            .should()
                            .beFinal()),
            Map.entry(
                    "nobody waits by sleeping",
                    classes()
                            .should(notAsk(
                                    "to sleep",
                                    access -> access.getTargetOwner().isEquivalentTo(Thread.class)
                                            && access.getTarget().getName().equals("sleep")))));

    private static boolean asksTheClock(JavaAccess<?> access) {
        String method = access.getTarget().getName();
        JavaClass owner = access.getTargetOwner();
        return (method.equals("now") && CLOCKS.stream().anyMatch(owner::isEquivalentTo))
                || (owner.isEquivalentTo(System.class)
                        && Set.of("currentTimeMillis", "nanoTime").contains(method));
    }

    private static boolean isFloating(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return owner.isEquivalentTo(Double.class)
                || owner.isEquivalentTo(Float.class)
                || Set.of("doubleValue", "floatValue", "asDouble", "getDouble", "getFloat", "nextDouble")
                        .contains(access.getTarget().getName());
    }

    private static ArchCondition<JavaClass> notAsk(String what, Predicate<JavaAccess<?>> forbidden) {
        return new ArchCondition<>("not ask " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(forbidden)
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> haveNoFloatingMembers() {
        return new ArchCondition<>("have no floating members") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream<JavaClass> types = Stream.concat(
                        type.getFields().stream().map(field -> field.getRawType()),
                        type.getMethods().stream()
                                .flatMap(method -> Stream.concat(
                                        Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())));
                types.filter(each -> Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                                .contains(each.getName()))
                        .forEach(each -> events.add(
                                SimpleConditionEvent.violated(type, type.getName() + " has a " + each.getName())));
            }
        };
    }

    private static ArchCondition<JavaClass> meetOthersThroughRecords() {
        return new ArchCondition<>("meet other domains through records") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String other = Parts.domain(dependency.getTargetClass());
                    boolean elsewhere = !other.isEmpty() && !other.equals(Parts.domain(type));
                    if (elsewhere && !Parts.isPublished(dependency.getTargetClass())) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
