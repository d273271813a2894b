import type { Product } from "../products";

/**
 * What is left of a product's quotas for the rest of the day (UTC+8), by the names in the responses of the quota
 * operations.
 */
export interface QuotaOptions {
  /** The product. Required. */
  product: Product;
  /**
   * The account, by one of its access key ids.
   *
   * @defaultValue every account
   */
  accessKeyId?: string | undefined;
  /**
   * URLs that may still be refreshed.
   *
   * @unit URLs
   * @defaultValue what is left stays
   */
  UrlRemain?: number | undefined;
  /**
   * Directories that may still be refreshed.
   *
   * @unit directories
   * @defaultValue what is left stays
   */
  DirRemain?: number | undefined;
  /**
   * Regular expressions that may still be refreshed.
   *
   * @unit regular expressions
   * @defaultValue what is left stays
   */
  RegexRemain?: number | undefined;
  /**
   * URLs without parameters that may still be refreshed.
   *
   * @unit URLs
   * @defaultValue what is left stays
   */
  IgnoreParamsRemain?: number | undefined;
  /**
   * URLs that may still be preloaded.
   *
   * @unit URLs
   * @defaultValue what is left stays
   */
  PreloadRemain?: number | undefined;
  /**
   * URLs that may still be blocked; only shown.
   *
   * @unit URLs
   * @defaultValue what is left stays
   */
  BlockRemain?: number | undefined;
}
