/** Plain JSON values and what the schema tools do with them. */

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** JSON object. */
export interface JsonObject {
  [key: string]: Json;
}

/** True for objects that are no lists. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Both objects as one, deep; lists and scalars of the second replace those of the first. */
export function merged(base: JsonObject, over: JsonObject): JsonObject {
  const result = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const old = result[key];
    result[key] = isObject(old) && isObject(value) ? merged(old, value) : value;
  }
  return result;
}

/** The value with the keys of all objects in alphabetical order. */
export function sorted(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(each => sorted(each as Json));
  }
  return isObject(value) ? Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])])) : value;
}
