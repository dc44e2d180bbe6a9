package io.shopfleet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublicFaceRulesTest {

  private final PublicFaceRules house = new PublicFaceRules(House.ROOT);
  private final PublicFaceRules fixture = new PublicFaceRules(Fixtures.ROOT);

  @Test
  void core_showsNoLibraryType() {
    house.coreShowsNoLibraryType().check(House.CLASSES);
  }

  @Test
  void libraryTypeShown_isRejected() {
    assertThat(Fixtures.report(fixture.coreShowsNoLibraryType()))
        .contains("ShowsOkHttp.client()")
        .contains("ShowsOkHttp.calls()")
        .contains("ShowsOkHttp.JSON")
        .doesNotContain("ShowsOkHttp.hidden");
  }

  @Test
  void builderTakingTheHostsClient_isAccepted() {
    assertThat(Fixtures.report(fixture.coreShowsNoLibraryType()))
        .doesNotContain("FleetBuilder.httpClient(")
        .contains("FleetBuilder.dispatcher(");
  }

  @Test
  void publishedTypes_showNoInternalOnes() {
    house.noPublishedTypeShowsAnInternalOne().check(House.CLASSES);
  }

  @Test
  void internalTypeShown_isRejected() {
    assertThat(Fixtures.report(fixture.noPublishedTypeShowsAnInternalOne()))
        .contains("ShowsInternal");
  }

  @Test
  void optional_isOnlyReturned() {
    house.optionalIsOnlyReturned().check(House.CLASSES);
    house.optionalIsNeverKept().check(House.CLASSES);
  }

  @Test
  void optionalTakenOrKept_isRejected() {
    assertThat(Fixtures.report(fixture.optionalIsOnlyReturned())).contains("KeepsOptional");
    assertThat(Fixtures.report(fixture.optionalIsNeverKept())).contains("KeepsOptional.kept");
  }

  @Test
  void everyPackage_isNullMarked() {
    house.everyPackageIsNullMarked().check(House.CLASSES);
  }

  @Test
  void packageWithoutNullMarked_isRejected() {
    assertThat(Fixtures.report(fixture.everyPackageIsNullMarked()))
        .contains("fixture.account is not @NullMarked")
        .doesNotContain("fixture.event is not @NullMarked");
  }
}
