package io.shopfleet.benchmarks.rotation;

import java.time.Duration;
import java.time.Instant;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.RefreshTokenOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/** Spring Security's manager for work outside of a web request, as it comes. */
final class SpringSecurity implements Contestant {

  private final ClientRegistration registration;
  private final OAuth2AuthorizedClientService clients;
  private final OAuth2AuthorizedClientManager manager;
  private final Authentication principal = new TestingAuthenticationToken("seller", "none");
  private final OAuth2AuthorizeRequest request =
      OAuth2AuthorizeRequest.withClientRegistrationId("market").principal(principal).build();

  SpringSecurity(RotatingServer server) {
    registration =
        ClientRegistration.withRegistrationId("market")
            .clientId("client")
            .clientSecret("secret")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("http://localhost/back")
            .authorizationUri("http://localhost/consent")
            .tokenUri(server.address().toString())
            .build();
    ClientRegistrationRepository registrations =
        new InMemoryClientRegistrationRepository(registration);
    clients = new InMemoryOAuth2AuthorizedClientService(registrations);
    RefreshTokenOAuth2AuthorizedClientProvider provider =
        new RefreshTokenOAuth2AuthorizedClientProvider();
    // Its default of a minute would make every short-lived token an ended one.
    provider.setClockSkew(Duration.ofMillis(50));
    AuthorizedClientServiceOAuth2AuthorizedClientManager service =
        new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, clients);
    service.setAuthorizedClientProvider(provider);
    manager = service;
  }

  @Override
  public String name() {
    return "Spring Security OAuth2AuthorizedClientManager";
  }

  @Override
  public String token() {
    OAuth2AuthorizedClient client = manager.authorize(request);
    if (client == null) {
      throw new IllegalStateException("signed out");
    }
    return client.getAccessToken().getTokenValue();
  }

  @Override
  public void signedIn(String refreshToken) {
    Instant past = Instant.EPOCH;
    clients.saveAuthorizedClient(
        new OAuth2AuthorizedClient(
            registration,
            principal.getName(),
            new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, "none", past, past.plusSeconds(1)),
            new OAuth2RefreshToken(refreshToken, past)),
        principal);
  }
}
