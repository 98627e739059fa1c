package org.ifolder.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ifolder.web.api.discovery.DiscoveryResource;
import org.ifolder.web.api.login.LoginResource;
import org.ifolder.web.security.Role;
import org.junit.jupiter.api.Test;

/** What holds for every resource, and for every one to come. */
class ResourcesTest {

    private static final Set<String> OPEN = Set.of("HealthResource.health", "JoinsResource.apply", "DiscoveryResource.home",
            "LoginResource.login",
            "LoginResource.refresh", "LoginResource.logout", "LoginResource.password");

    private final List<Class<?>> product = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ifolder.web").stream().<Class<?>>map(JavaClass::reflect).toList();

    @Test
    void everyResourceAndProviderIsServed() {
        Set<Class<?>> served = new HashSet<>(ApiClasses.forHosts());
        served.addAll(ApiClasses.forUsers());
        assertThat(served).containsExactlyInAnyOrderElementsOf(
                product.stream().filter(ResourcesTest::isServed).collect(Collectors.toSet()));
    }

    @Test
    void usersGetNothingThatHostsDoNotButLoginAndDiscovery() {
        assertThat(ApiClasses.forUsers()).filteredOn(type -> !ApiClasses.forHosts().contains(type)).containsExactlyInAnyOrder(DiscoveryResource.class, LoginResource.class);
        assertThat(ApiClasses.forUsers()).noneMatch(type -> type.getPackageName().endsWith(".peer"));
    }

    @Test
    void everyOperationSaysWhoMayCallIt() {
        assertThat(operations()).isNotEmpty().allSatisfy(operation ->
                assertThat(isOpen(operation) || isForRoles(operation)).as(name(operation)).isTrue());
    }

    @Test
    void nothingElseIsOpenToEverybody() {
        assertThat(operations().filter(operation -> operation.isAnnotationPresent(PermitAll.class)).map(ResourcesTest::name))
                .isSubsetOf(OPEN);
    }

    @Test
    void everyResourceLivesForOneRequest() {
        assertThat(resources()).allSatisfy(type -> assertThat(type).hasAnnotation(RequestScoped.class));
    }

    private Stream<Class<?>> resources() {
        return product.stream().filter(type -> type.isAnnotationPresent(Path.class));
    }

    private Stream<Method> operations() {
        return resources().flatMap(type -> Arrays.stream(type.getDeclaredMethods())).filter(ResourcesTest::isOperation);
    }

    private static boolean isServed(Class<?> type) {
        return type.isAnnotationPresent(Path.class) || type.isAnnotationPresent(Provider.class);
    }

    private static boolean isOperation(Method method) {
        return Arrays.stream(method.getAnnotations()).map(Annotation::annotationType)
                .anyMatch(type -> type.isAnnotationPresent(HttpMethod.class));
    }

    private static boolean isOpen(Method operation) {
        return operation.isAnnotationPresent(PermitAll.class) && OPEN.contains(name(operation));
    }

    private static boolean isForRoles(Method operation) {
        RolesAllowed allowed = operation.getAnnotation(RolesAllowed.class);
        return allowed != null && allowed.value().length > 0
                && Set.of(Role.MEMBER, Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR, Role.GROUP_ADMINISTRATOR, Role.REPORT_READER,
                        Role.AUDITOR, Role.HOST).containsAll(List.of(allowed.value()));
    }

    private static String name(Method operation) {
        return operation.getDeclaringClass().getSimpleName() + "." + operation.getName();
    }
}
