/**
 * eventing.knative.dev: what happens to events that nobody takes. Durations are in ISO 8601: `PT0.5S`, `PT1M`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { Destination } from './reference';
import { Int32 } from '../meta';

/**
 * How often an event is sent again, and where it goes at last. The API server keeps fields beyond these, the webhook refuses them.
 * @loose format, retryAfterMax, timeout
 */
export interface DeliverySpec {
  /**
   * Time before an event is sent again: times the number of attempts if `linear`, times 2 to the power of it if `exponential`.
   * @check {"pattern":"^[-+]?P(?=T?\\d)(\\d+([.,]\\d+)?[YMWD])*(T(\\d+([.,]\\d+)?[HMS])+)?$|^P0$","x-form":"a duration such as \"PT0.5S\""}
   */
  readonly backoffDelay?: string;
  /**
   * How that time grows.
   * @asType string
   * @check {"enum":["exponential","linear"]}
   */
  readonly backoffPolicy?: 'exponential' | 'linear';
  /** Where events go that were sent in vain; they are lost when left out. */
  readonly deadLetterSink?: Destination;
  /**
   * Form of the events: attributes in headers (`binary`), or all in one body (`json`); as they came when left out.
   * @check {"enum":["binary","json"]}
   * @asType string
   */
  readonly format?: 'binary' | 'json';
  /**
   * How often an event is sent again.
   * @check {"minimum":0}
   */
  readonly retry?: Int32;
  /**
   * Longest time that a receiver's `Retry-After` is followed, `PT0S` for not at all; needs the feature `delivery-retryafter`.
   * @check {"pattern":"^\\+?P(?=T?\\d)(\\d+([.,]\\d+)?[YMWD])*(T(\\d+([.,]\\d+)?[HMS])+)?$|^P0$","x-form":"a duration such as \"PT30S\""}
   */
  readonly retryAfterMax?: string;
  /**
   * Time for one attempt, more than 0; needs the feature `delivery-timeout`, which is on by default.
   * @check {"pattern":"^[-+]?P(?=T?\\d)(?=.*[1-9])(\\d+([.,]\\d+)?[YMWD])*(T(\\d+([.,]\\d+)?[HMS])+)?$","x-form":"a duration such as \"PT30S\""}
   */
  readonly timeout?: string;
}

/** Where events go that were sent in vain, as the controller found it. */
export interface DeliveryStatus {
  /** Audience of tokens for it. */
  readonly deadLetterSinkAudience?: string;
  /** Certificates of its authorities, as PEM. */
  readonly deadLetterSinkCACerts?: string;
  /** Its URL. */
  readonly deadLetterSinkUri?: string;
}
