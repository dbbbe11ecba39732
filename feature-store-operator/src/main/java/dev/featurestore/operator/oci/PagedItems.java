package dev.featurestore.operator.oci;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;

/** The items of a list of the service, whose pages are requested as the iteration reaches them. Pages can be empty. */
final class PagedItems<T> implements Iterator<T> {

    private final BiFunction<Optional<String>, NextPages, Page<T>> pages;
    private final NextPages tokens = new NextPages();
    private Iterator<T> items = List.<T>of().iterator();
    private Optional<String> next = Optional.empty();
    private boolean begun;

    /** @param pages requests a page; its token is empty for the first, and the list's tokens give that of the next */
    PagedItems(BiFunction<Optional<String>, NextPages, Page<T>> pages) {
        this.pages = pages;
    }

    /**
     * One page.
     *
     * @param items its items
     * @param next token of the next page; empty on the last
     */
    record Page<T>(List<T> items, Optional<String> next) {
        Page {
            items = List.copyOf(items);
        }
    }

    @Override
    public boolean hasNext() {
        while (!items.hasNext() && (!begun || next.isPresent())) {
            Page<T> page = pages.apply(next, tokens);
            items = page.items().iterator();
            next = page.next();
            begun = true;
        }
        return items.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return items.next();
    }
}
