package io.sessioncredits.inmemory;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Two lists read as one, without copying either. */
final class ChainedList<E> extends AbstractList<E> implements RandomAccess {
  private final List<E> first;
  private final List<E> second;

  ChainedList(List<E> first, List<E> second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public E get(int index) {
    int rest = index - first.size();
    return rest < 0 ? first.get(index) : second.get(rest);
  }

  @Override
  public int size() {
    return first.size() + second.size();
  }
}
