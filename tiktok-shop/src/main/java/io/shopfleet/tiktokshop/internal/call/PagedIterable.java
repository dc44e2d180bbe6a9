package io.shopfleet.tiktokshop.internal.call;

import io.shopfleet.account.Account;
import io.shopfleet.failure.FailureKind;
import io.shopfleet.failure.MarketplaceException;
import io.shopfleet.platform.Page;
import io.shopfleet.platform.Unreadable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks through all pages of a listing, asking for the next one when it is needed. Every iteration
 * starts at the first page; an iterator is for one thread.
 *
 * <p>An iterator has no way to tell of a record that cannot be read, so such a record is a failure
 * of its page.
 *
 * @param account whose listing it is
 * @param what it lists, for messages
 * @param pages asks for a page by the cursor of the one before; null for the first page
 * @param <T> what is listed
 */
public record PagedIterable<T>(
    Account account, String what, Function<@Nullable String, Page<T>> pages)
    implements Iterable<T> {

  @Override
  public Iterator<T> iterator() {
    return new PagedIterator<>(cursor -> whole(pages.apply(cursor)));
  }

  private Page<T> whole(Page<T> page) {
    if (page.unreadable().isEmpty()) {
      return page;
    }
    Unreadable first = page.unreadable().get(0);
    throw MarketplaceException.of(FailureKind.UNKNOWN, account, what)
        .message("record " + first.id() + " cannot be read: " + first.reason())
        .whatToDo("Read the listing page by page, which tells such a record beside the others")
        .build();
  }

  private static final class PagedIterator<T> implements Iterator<T> {

    private final Function<@Nullable String, Page<T>> pages;
    private final Deque<T> ready = new ArrayDeque<>();
    private @Nullable String cursor;
    private boolean started;

    PagedIterator(Function<@Nullable String, Page<T>> pages) {
      this.pages = pages;
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && (!started || cursor != null)) {
        Page<T> page = pages.apply(cursor);
        started = true;
        cursor = page.next().orElse(null);
        ready.addAll(page.items());
      }
      return !ready.isEmpty();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }
  }
}
