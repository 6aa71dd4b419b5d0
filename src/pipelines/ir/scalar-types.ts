/** Numbers and times as protobuf writes them in JSON. */

/**
 * Whole number of 32 bits.
 * @asType integer
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type Int32 = number;

/**
 * Whole number of 64 bits, as text.
 * @pattern ^-?\d{1,19}$
 * @form a whole number of 64 bits as text
 * @schema {"x-int64":true}
 */
export type Int64 = string;

/**
 * A time in seconds: `60s`, `0.5s`.
 * @pattern ^\d+(\.\d{1,9})?s$
 * @form a time in seconds such as "60s"
 */
export type Seconds = string;
