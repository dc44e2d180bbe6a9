package io.shopfleet.proofs.many;

import io.shopfleet.account.PlatformId;
import io.shopfleet.platform.Connector;
import io.shopfleet.platform.Platform;
import io.shopfleet.platform.PlatformContext;
import io.shopfleet.platform.PlatformDescriptor;
import io.shopfleet.tiktokshop.TikTokShop;
import java.util.Locale;

/** Three platforms of one kind, so that what befalls one of them is the only difference. */
enum Neighbourhood {
  WELL,
  DEAD,
  SLOW;

  PlatformId platform() {
    return new PlatformId(word());
  }

  /** The name under which the marketplace is reached. */
  String host() {
    return word() + ".localhost";
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** TikTok Shop under another id. */
  Platform asPlatform() {
    Platform shop = TikTokShop.platform();
    PlatformDescriptor known = shop.descriptor();
    PlatformDescriptor renamed =
        new PlatformDescriptor(
            platform(),
            known.displayName(),
            known.category(),
            known.features(),
            known.regions(),
            known.credentialForm(),
            known.defaults(),
            null);
    return new Platform() {
      @Override
      public PlatformDescriptor descriptor() {
        return renamed;
      }

      @Override
      public Connector connect(PlatformContext context) {
        return shop.connect(context);
      }
    };
  }

  /** Of ten accounts eight are well, one is at the dead platform and one at the slow one. */
  static Neighbourhood of(int account) {
    return switch (account % 10) {
      case 3 -> DEAD;
      case 7 -> SLOW;
      default -> WELL;
    };
  }
}
