package io.shopfleet.platform;

import io.shopfleet.account.PlatformId;
import io.shopfleet.account.UnknownPlatformException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The platforms of a fleet, in use. Immutable and safe for concurrent use. */
public final class PlatformDirectory {

  private final Map<PlatformId, PlatformDescriptor> descriptors;
  private final Map<PlatformId, Connector> connectors;

  /**
   * @param connectors one for each descriptor
   */
  public PlatformDirectory(
      Map<PlatformId, PlatformDescriptor> descriptors, Map<PlatformId, Connector> connectors) {
    this.descriptors = Collections.unmodifiableMap(new LinkedHashMap<>(descriptors));
    this.connectors = Map.copyOf(connectors);
  }

  /** What they are, in the order in which the host added them. */
  public Collection<PlatformDescriptor> descriptors() {
    return descriptors.values();
  }

  /**
   * @throws UnknownPlatformException if the platform is not part of the fleet
   */
  public PlatformDescriptor descriptor(PlatformId id) {
    PlatformDescriptor descriptor = descriptors.get(id);
    if (descriptor == null) {
      throw new UnknownPlatformException(id);
    }
    return descriptor;
  }

  /**
   * @throws UnknownPlatformException if the platform is not part of the fleet
   */
  public Connector connector(PlatformId id) {
    Connector connector = connectors.get(id);
    if (connector == null) {
      throw new UnknownPlatformException(id);
    }
    return connector;
  }

  /** A capability of every platform that has it. */
  public <C> List<C> capabilities(Class<C> type) {
    return descriptors.keySet().stream()
        .map(id -> connector(id).capability(type))
        .flatMap(Optional::stream)
        .toList();
  }
}
