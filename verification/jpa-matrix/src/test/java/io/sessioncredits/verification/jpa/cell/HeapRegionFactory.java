package io.sessioncredits.verification.jpa.cell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.boot.spi.SessionFactoryOptions;
import org.hibernate.cache.cfg.spi.DomainDataRegionBuildingContext;
import org.hibernate.cache.cfg.spi.DomainDataRegionConfig;
import org.hibernate.cache.spi.support.DomainDataStorageAccess;
import org.hibernate.cache.spi.support.RegionFactoryTemplate;
import org.hibernate.cache.spi.support.StorageAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/** A second-level cache for Hibernate that never forgets by itself: what is stale, stays stale. */
public final class HeapRegionFactory extends RegionFactoryTemplate {
  private static final long serialVersionUID = 1;

  /** For Hibernate. */
  public HeapRegionFactory() {}

  @Override
  protected DomainDataStorageAccess createDomainDataStorageAccess(
      DomainDataRegionConfig region, DomainDataRegionBuildingContext context) {
    return new Heap();
  }

  @Override
  protected StorageAccess createQueryResultsRegionStorageAccess(
      String region, SessionFactoryImplementor factory) {
    return new Heap();
  }

  @Override
  protected StorageAccess createTimestampsRegionStorageAccess(
      String region, SessionFactoryImplementor factory) {
    return new Heap();
  }

  @Override
  protected void prepareForUse(SessionFactoryOptions options, Map<String, Object> settings) {
    // a map needs no preparation
  }

  @Override
  protected void releaseFromUse() {
    // the maps go with the factory
  }

  private static final class Heap implements DomainDataStorageAccess {
    private final Map<Object, Object> kept = new ConcurrentHashMap<>();

    @Override
    public @Nullable Object getFromCache(Object key, SharedSessionContractImplementor session) {
      return kept.get(key);
    }

    @Override
    public void putIntoCache(Object key, Object value, SharedSessionContractImplementor session) {
      kept.put(key, value);
    }

    @Override
    public boolean contains(Object key) {
      return kept.containsKey(key);
    }

    @Override
    public void evictData() {
      kept.clear();
    }

    @Override
    public void evictData(Object key) {
      kept.remove(key);
    }

    @Override
    public void release() {
      kept.clear();
    }
  }
}
