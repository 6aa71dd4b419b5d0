/**
 * Requests for certificates (PKCS #10) in PEM.
 *
 * Source: RFC 2986 and 5280; cert-manager, pkg/util/pki; release in pins/.
 */

/** What is wrong with a request, as far as its form and what it asks for tell; undefined if nothing is. */
export function requestFault(base64: string, usages: readonly string[], isCA: boolean): string | undefined {
  const text = Buffer.from(base64, 'base64').toString('latin1');
  const [, body] = /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----\r?\n([A-Za-z0-9+/=\s]+?)-----END (?:NEW )?CERTIFICATE REQUEST-----/.exec(text) ?? [];
  if (body === undefined) {
    return text.includes('-----BEGIN') && /Proc-Type|DEK-Info/.test(text) ? undefined : 'must hold a request for a certificate in PEM';
  }
  const extensions = extensionsOf(Buffer.from(body, 'base64'));
  return extensions === undefined ? 'must hold a whole request for a certificate' : askedFault(extensions, usages, isCA);
}

/** A value of DER: its tag and its content. */
interface Value {
  readonly tag: number;
  readonly content: Buffer;
}

const CONSTRAINTS = '551d13';
const USAGE = '551d0f';
const EXTENDED = '551d25';
/** The attribute with the extensions that are asked for. */
const ASKED = '2a864886f70d01090e';

/** Extensions that a request asks for, by their identifiers in DER; undefined where it is no whole request. */
function extensionsOf(der: Buffer): ReadonlyMap<string, Buffer> | undefined {
  const [request, ...others] = valuesOf(der) ?? [];
  const [info, , signature] = request === undefined || others.length > 0 ? [] : valuesOf(request.content) ?? [];
  const parts = info === undefined || signature === undefined ? undefined : valuesOf(info.content);
  if (parts === undefined || parts.length < 3) {
    return undefined;
  }
  const found = new Map<string, Buffer>();
  for (const attribute of valuesOf(parts[3]?.content ?? Buffer.alloc(0)) ?? []) {
    const [name, values] = valuesOf(attribute.content) ?? [];
    const [list] = name?.content.toString('hex') === ASKED ? valuesOf(values?.content ?? Buffer.alloc(0)) ?? [] : [];
    for (const extension of valuesOf(list?.content ?? Buffer.alloc(0)) ?? []) {
      const fields = valuesOf(extension.content) ?? [];
      const value = fields[fields.length - 1];
      if (fields.length > 1) {
        found.set(fields[0].content.toString('hex'), value.content);
      }
    }
  }
  return found;
}

/** The values that stand one after another; undefined where the last of them is cut off. */
function valuesOf(der: Buffer): Value[] | undefined {
  const found: Value[] = [];
  for (let position = 0; position < der.length;) {
    const first = der[position + 1] ?? 0;
    const bytes = first < 128 ? 0 : first - 128;
    const start = position + 2 + bytes;
    if (bytes > 4 || start > der.length) {
      return undefined;
    }
    const length = bytes === 0 ? first : der.readUIntBE(position + 2, bytes);
    if (start + length > der.length) {
      return undefined;
    }
    found.push({ tag: der[position], content: der.subarray(start, start + length) });
    position = start + length;
  }
  return found;
}

/** Bits of the key usage, from the first on. */
const BITS: Readonly<Record<string, number>> = {
  'signing': 0, 'digital signature': 0, 'content commitment': 1, 'key encipherment': 2, 'data encipherment': 3, 'key agreement': 4, 'cert sign': 5, 'crl sign': 6,
  'encipher only': 7, 'decipher only': 8,
};

function askedFault(extensions: ReadonlyMap<string, Buffer>, usages: readonly string[], isCA: boolean): string | undefined {
  const constraints = extensions.get(CONSTRAINTS);
  if (constraints !== undefined) {
    const [flag] = valuesOf(valuesOf(constraints)?.[0]?.content ?? Buffer.alloc(0)) ?? [];
    const asked = flag?.tag === 1 && flag.content[0] !== 0;
    if (asked !== isCA) {
      return `must ask for ${isCA ? 'an authority' : 'no authority'}, as isCA says`;
    }
  }
  if (!extensions.has(USAGE) && !extensions.has(EXTENDED)) {
    return undefined;
  }
  const isSame = sameBits(extensions.get(USAGE), usages, isCA) && samePurposes(extensions.get(EXTENDED), usages);
  return isSame ? undefined : 'must ask for the same usages as the field usages, which is "digital signature" and "key encipherment" if left out';
}

function sameBits(extension: Buffer | undefined, usages: readonly string[], isCA: boolean): boolean {
  const named = [...usages.length === 0 ? ['digital signature', 'key encipherment'] : usages, ...isCA ? ['cert sign'] : []];
  const wanted = new Set(named.flatMap(usage => Object.hasOwn(BITS, usage) ? BITS[usage] : []));
  const [bits] = extension === undefined ? [] : valuesOf(extension) ?? [];
  const content = bits?.content.subarray(1) ?? Buffer.alloc(0);
  return Object.values(BITS).every(bit => ((content[bit >> 3] ?? 0) >> 7 - (bit & 7) & 1) === (wanted.has(bit) ? 1 : 0));
}

/** Last part of the identifiers of purposes, in the order of RFC 5280. */
const PURPOSES: Readonly<Record<string, string>> = {
  'server auth': '01', 'client auth': '02', 'code signing': '03', 'email protection': '04', 's/mime': '04', 'ipsec end system': '05', 'ipsec tunnel': '06', 'ipsec user': '07',
  'timestamping': '08', 'ocsp signing': '09',
};

function samePurposes(extension: Buffer | undefined, usages: readonly string[]): boolean {
  const others = usages.filter(usage => !Object.hasOwn(BITS, usage));
  if (!others.every(usage => Object.hasOwn(PURPOSES, usage))) {
    return true; // those of vendors are left to the webhook
  }
  const [list] = extension === undefined ? [] : valuesOf(extension) ?? [];
  const asked = (valuesOf(list?.content ?? Buffer.alloc(0)) ?? []).map(({ content }) => content.toString('hex'));
  return asked.join() === others.map(usage => `2b060105050703${PURPOSES[usage]}`).join();
}
