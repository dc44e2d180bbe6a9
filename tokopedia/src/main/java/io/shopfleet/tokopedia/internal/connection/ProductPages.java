package io.shopfleet.tokopedia.internal.connection;

import io.shopfleet.account.Account;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.tokopedia.internal.wire.ClassicCalls;
import io.shopfleet.tokopedia.model.ShopProduct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pages through a shop's products and puts variants to their parents. Tokopedia treats a variant as
 * a product of its own; the listing has rows for variants and a row for their parent, which cannot
 * be bought itself and whose stock is that of its variants once more.
 */
final class ProductPages {

  /**
   * Beyond so many products Tokopedia wants to be told the last row again (official documentation).
   */
  private static final int MOST_BY_PAGE_NUMBER = 10_000;

  private static final Pattern CURSOR = Pattern.compile("(\\d{1,9})/(\\d{1,19})/(.*)");

  private final ClassicCalls calls;

  ProductPages(ClassicCalls calls) {
    this.calls = calls;
  }

  /**
   * A product with what can be bought of it.
   *
   * @param product the product, or the parent of variants
   * @param sellable the product itself, or the variants
   */
  record Family(ShopProduct product, List<ShopProduct> sellable) {}

  /**
   * The products of a page whose variants are complete.
   *
   * @param families the products, none for rows of variants
   * @param cursor asks for the next page; null after the last
   */
  record Families(List<Family> families, @Nullable String cursor) {}

  Families read(Account account, @Nullable String cursor) {
    Place place = cursor == null ? new Place(1, 0, "") : Place.parse(cursor);
    List<ShopProduct> rows = calls.products(account, place.page(), place.lastSort());
    if (rows.isEmpty()) {
      return new Families(List.of(), null);
    }
    ShopProduct first = rows.get(0);
    if (first.productId() == place.firstBefore()) {
      throw repeated(account, place.page());
    }
    String sort = Texts.orEmpty(rows.get(rows.size() - 1).lastSort());
    String next = new Place(place.page() + 1, first.productId(), sort).text();
    return new Families(families(account, rows), next);
  }

  private List<Family> families(Account account, List<ShopProduct> rows) {
    Map<Long, ShopProduct> known = new HashMap<>();
    rows.forEach(row -> known.put(row.productId(), row));
    List<Long> elsewhere =
        rows.stream()
            .filter(ProductPages::hasVariants)
            .flatMap(row -> row.children().stream())
            .filter(child -> !known.containsKey(child))
            .toList();
    if (!elsewhere.isEmpty()) {
      calls.productsById(account, elsewhere).forEach(row -> known.put(row.productId(), row));
    }
    List<Family> families = new ArrayList<>();
    for (ShopProduct row : rows) {
      if (hasVariants(row)) {
        List<ShopProduct> variants =
            row.children().stream().map(known::get).filter(Objects::nonNull).toList();
        families.add(new Family(row, variants));
      } else if (!isVariant(row)) {
        families.add(new Family(row, List.of(row)));
      }
    }
    return families;
  }

  private static boolean hasVariants(ShopProduct row) {
    return row.parent() && !row.children().isEmpty();
  }

  /** A variant comes with its parent, wherever in the listing its own row stands. */
  private static boolean isVariant(ShopProduct row) {
    return row.variant() && !row.parent();
  }

  private static MarketplaceException repeated(Account account, int page) {
    return MarketplaceException.of(FailureKind.UNKNOWN, account, "product.info")
        .message("page " + page + " begins with the same product as the page before")
        .whatToDo("Repeat the run; if it stays so, the service ignores page numbers")
        .build();
  }

  /** Where a reading of the listing stands. */
  private record Place(int page, long firstBefore, String sort) {

    static Place parse(String text) {
      Matcher matcher = CURSOR.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "\"" + text + "\" is no cursor of a Tokopedia product list; start again without one");
      }
      return new Place(
          Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3));
    }

    String text() {
      return page + "/" + firstBefore + "/" + sort;
    }

    @Nullable String lastSort() {
      boolean needed = (page - 1) * ClassicCalls.PAGE_SIZE >= MOST_BY_PAGE_NUMBER;
      return needed ? Texts.orNull(sort) : null;
    }
  }
}
