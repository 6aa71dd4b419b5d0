/**
 * eventing.knative.dev: conditions on events.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */

/**
 * A condition on an event, in exactly one of several ways; names of attributes are lower case letters and digits.
 * @check {"maxProperties":1}
 */
export interface EventFilter {
  /**
   * Conditions that all hold.
   * @items {"x-open":true}
   */
  readonly all?: readonly EventFilter[];
  /**
   * Conditions one of which holds.
   * @items {"x-open":true}
   */
  readonly any?: readonly EventFilter[];
  /** Expression of CloudEvents SQL that is true: `source LIKE '%cart%'`. */
  readonly cesql?: string;
  /**
   * Values that attributes have.
   * @open
   */
  readonly exact?: Readonly<Record<string, string>>;
  /**
   * A condition that does not hold.
   * @open
   */
  readonly not?: EventFilter;
  /**
   * Texts that values of attributes begin with.
   * @open
   */
  readonly prefix?: Readonly<Record<string, string>>;
  /**
   * Texts that values of attributes end in.
   * @open
   */
  readonly suffix?: Readonly<Record<string, string>>;
}
