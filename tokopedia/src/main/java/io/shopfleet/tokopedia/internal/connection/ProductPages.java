package io.shopfleet.tokopedia.internal.connection;

import io.shopfleet.account.Account;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.Found;
import io.shopfleet.platform.Unreadable;
import io.shopfleet.tokopedia.internal.wire.ClassicCalls;
import io.shopfleet.tokopedia.internal.wire.Rows;
import io.shopfleet.tokopedia.model.ShopProduct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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

  private static final long UNTOLD = 0;
  private static final String ID_FIELD = "basic.productID";
  private static final Pattern CURSOR =
      Pattern.compile("(\\d{1,9})/(\\d{1,19})/(\\d{1,9})/(\\d{1,9})/(.*)");

  private final ClassicCalls calls;

  ProductPages(ClassicCalls calls) {
    this.calls = calls;
  }

  /**
   * A product with what can be bought of it.
   *
   * @param product the product, or the parent of variants
   * @param sellable the product itself, or the variants
   * @param text the product's row as JSON
   */
  record Family(ShopProduct product, List<ShopProduct> sellable, Supplier<String> text) {}

  /**
   * The products of a page whose variants are complete.
   *
   * @param families the products, none for rows of variants
   * @param unreadable the products that could not be read, or not with all their variants
   * @param cursor asks for the next page; null after the last
   * @param total how many products the whole listing has; null if that is not sure
   */
  record Families(
      List<Family> families,
      List<Unreadable> unreadable,
      @Nullable String cursor,
      @Nullable Long total) {

    int shown() {
      return families.size() + unreadable.size();
    }

    /** Neutral records of each family; one that cannot be made keeps no other from being made. */
    <N> Found<N> converted(Function<Family, List<N>> neutral) {
      List<N> items = new ArrayList<>();
      List<Unreadable> all = new ArrayList<>(unreadable);
      for (Family family : families) {
        try {
          items.addAll(neutral.apply(family));
        } catch (RuntimeException e) {
          String id = Long.toString(family.product().productId());
          all.add(new Unreadable(id, family.text().get(), String.valueOf(e)));
        }
      }
      return new Found<>(items, all);
    }
  }

  Families read(Account account, @Nullable String cursor) {
    Place place = cursor == null ? Place.START : Place.parse(cursor);
    Rows<ShopProduct> rows = calls.products(account, place.page(), place.lastSort());
    if (rows.size() == 0) {
      return new Families(List.of(), List.of(), null, place.totalIfEnded());
    }
    List<ShopProduct> readable = rows.items();
    long first = readable.isEmpty() ? UNTOLD : readable.get(0).productId();
    if (first == place.firstBefore() && first != UNTOLD) {
      throw repeated(account, place.page());
    }
    String sort =
        readable.isEmpty()
            ? place.sort()
            : Texts.orEmpty(readable.get(readable.size() - 1).lastSort());
    Families read = families(account, rows);
    Place next = new Place(place.page() + 1, first, rows.size(), read.shown(), sort);
    return new Families(read.families(), read.unreadable(), next.text(), null);
  }

  /** Products by id; a variant's id names none. */
  Families byId(Account account, List<Long> ids) {
    return families(account, calls.productsById(account, ids));
  }

  private Families families(Account account, Rows<ShopProduct> rows) {
    Map<Long, ShopProduct> known = new HashMap<>();
    rows.items().forEach(row -> known.put(row.productId(), row));
    List<Unreadable> damaged = new ArrayList<>(rows.unreadable(ID_FIELD));
    List<Long> elsewhere =
        rows.items().stream()
            .filter(ProductPages::hasVariants)
            .flatMap(row -> row.children().stream())
            .filter(child -> !known.containsKey(child))
            .toList();
    if (!elsewhere.isEmpty()) {
      Rows<ShopProduct> variants = calls.productsById(account, elsewhere);
      variants.items().forEach(row -> known.put(row.productId(), row));
      damaged.addAll(variants.unreadable(ID_FIELD));
    }
    List<Family> families = new ArrayList<>();
    Set<Unreadable> unreadable = new LinkedHashSet<>(damaged);
    for (int index = 0; index < rows.items().size(); index++) {
      ShopProduct row = rows.items().get(index);
      Supplier<String> text = rows.textOf(index);
      if (hasVariants(row)) {
        Optional<Unreadable> missing = missing(row, known, damaged);
        if (missing.isPresent()) {
          unreadable.remove(missing.get());
          unreadable.add(withoutVariant(row, missing.get()));
        } else {
          families.add(family(row, known, text));
        }
      } else if (!isVariant(row)) {
        families.add(new Family(row, List.of(row), text));
      }
    }
    return new Families(families, List.copyOf(unreadable), null, null);
  }

  private static Family family(
      ShopProduct parent, Map<Long, ShopProduct> known, Supplier<String> text) {
    List<ShopProduct> variants =
        parent.children().stream().map(known::get).filter(Objects::nonNull).toList();
    return new Family(parent, variants, text);
  }

  /** A row that cannot be read and is, or may be, a variant of this parent. */
  private static Optional<Unreadable> missing(
      ShopProduct parent, Map<Long, ShopProduct> known, List<Unreadable> damaged) {
    List<String> absent =
        parent.children().stream()
            .filter(child -> !known.containsKey(child))
            .map(String::valueOf)
            .toList();
    return absent.isEmpty()
        ? Optional.empty()
        : damaged.stream().filter(row -> row.id() == null || absent.contains(row.id())).findFirst();
  }

  /** A product that seemed to have lost a variant would be taken out of sale by its reader. */
  private static Unreadable withoutVariant(ShopProduct parent, Unreadable variant) {
    return new Unreadable(
        Long.toString(parent.productId()),
        variant.raw(),
        "variant " + variant.id() + " cannot be read: " + variant.reason());
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

  /**
   * Where a reading of the listing stands.
   *
   * @param page the page to ask for, from 1
   * @param firstBefore the first product of the page before; 0 if there is none or it is unreadable
   * @param rowsBefore how many rows the page before had
   * @param shownBefore how many products it showed
   * @param sort what asks for rows behind the last one
   */
  private record Place(int page, long firstBefore, int rowsBefore, int shownBefore, String sort) {

    static final Place START = new Place(1, UNTOLD, 0, 0, "");

    static Place parse(String text) {
      Matcher matcher = CURSOR.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "\"" + text + "\" is no cursor of a Tokopedia product list; start again without one");
      }
      return new Place(
          Integer.parseInt(matcher.group(1)),
          Long.parseLong(matcher.group(2)),
          Integer.parseInt(matcher.group(3)),
          Integer.parseInt(matcher.group(4)),
          matcher.group(5));
    }

    String text() {
      return page + "/" + firstBefore + "/" + rowsBefore + "/" + shownBefore + "/" + sort;
    }

    /**
     * The total of a listing that ends with this page: nothing can slip from a first page that was
     * not full to an empty second one, so the listing need not be read a second time.
     */
    @Nullable Long totalIfEnded() {
      boolean firstHeldAll = page == 2 && rowsBefore < ClassicCalls.PAGE_SIZE;
      return firstHeldAll ? Long.valueOf(shownBefore) : null;
    }

    @Nullable String lastSort() {
      boolean needed = (page - 1) * ClassicCalls.PAGE_SIZE >= MOST_BY_PAGE_NUMBER;
      return needed ? Texts.orNull(sort) : null;
    }
  }
}
