import { certificatesCertificate } from '../../../src/checks';
import { object, violations } from '../support';

/** A value of DER, of less than 128 bytes. */
const der = (tag: number, ...parts: readonly (Buffer | number)[]): Buffer => {
  const content = Buffer.concat(parts.map(part => typeof part === 'number' ? Buffer.from([part]) : part));
  return Buffer.concat([Buffer.from([tag, content.length]), content]);
};
const oid = (hex: string) => der(6, Buffer.from(hex, 'hex'));
const [sequence, set, octets] = [0x30, 0x31, 0x04].map(tag => (...parts: readonly (Buffer | number)[]) => der(tag, ...parts));
const [VERSION, NAME, KEY, ALGORITHM, SIGNATURE] = [der(2, 0), sequence(), sequence(), sequence(), der(3, 0)];
const EXTENSION_REQUEST = '2a864886f70d01090e';

const extension = (id: string, value: Buffer) => sequence(oid(id), octets(value));
const usage = (unused: number, ...bits: readonly number[]) => extension('551d0f', der(3, unused, ...bits));
const purposes = (...last: readonly number[]) => extension('551d25', sequence(...last.map(one => oid(`2b060105050703${one.toString(16).padStart(2, '0')}`))));
const constraints = (...parts: readonly Buffer[]) => extension('551d13', sequence(...parts));
const info = (extensions: readonly Buffer[], attribute = EXTENSION_REQUEST) =>
  sequence(VERSION, NAME, KEY, der(0xa0, sequence(oid(attribute), set(sequence(...extensions)))));
const asking = (...extensions: readonly Buffer[]) => sequence(info(extensions), ALGORITHM, SIGNATURE);

const text = (body: string) => `-----BEGIN CERTIFICATE REQUEST-----\n${body}\n-----END CERTIFICATE REQUEST-----\n`;
const read = (pem: string, spec: object = {}) => violations(certificatesCertificate, [object('cert-manager.io/v1', 'CertificateRequest', 'models', {
  spec: { issuerRef: { name: 'ca' }, request: Buffer.from(pem).toString('base64'), ...spec },
})]).map(({ problem }) => problem.replace(/, .*/, ''));
const whole = (request: Buffer, spec: object = {}) => read(text(request.toString('base64')), spec);

const PEM = 'must hold a request for a certificate in PEM';
const WHOLE = 'must hold a whole request for a certificate';
const USAGES = 'must ask for the same usages as the field usages';

describe('Requests', () => {
  test('stand in PEM; what is locked by a password is left to the webhook', () => {
    const locked = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA';
    expect(read(text(locked))).toEqual([]);
    expect(read(locked)).toEqual([PEM]);
    expect(read(text('Comment: a\n\nAAAA'))).toEqual([PEM]);
    expect(read(text(asking().toString('base64')).replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'))).toEqual([]);
  });

  test('are one value with three parts, of which the first has three or four', () => {
    expect(whole(asking())).toEqual([]);
    expect(whole(sequence(sequence(VERSION, NAME, KEY), ALGORITHM, SIGNATURE))).toEqual([]);
    expect(whole(sequence(sequence(VERSION, NAME), ALGORITHM, SIGNATURE))).toEqual([WHOLE]);
    expect(whole(sequence(info([]), ALGORITHM))).toEqual([WHOLE]);
    expect(whole(sequence())).toEqual([WHOLE]);
    expect(whole(Buffer.concat([asking(), der(5)]))).toEqual([WHOLE]);
  });

  test('say how long they are in up to four bytes, and are no shorter', () => {
    const content = asking().subarray(2);
    const long = (...length: readonly number[]) => Buffer.concat([Buffer.from([0x30, 0x80 + length.length, ...length]), content]);
    expect([long(content.length), long(0, content.length), long(0, 0, 0, content.length)].flatMap(one => whole(one))).toEqual([]);
    expect(whole(long(0, 0, 0, 0, content.length))).toEqual([WHOLE]);
    expect(whole(long(content.length + 1))).toEqual([WHOLE]);
    expect(whole(asking().subarray(0, -1))).toEqual([WHOLE]);
    expect(whole(Buffer.from([0x30, 0x82, 0x01]))).toEqual([WHOLE]);
  });

  test('ask by one attribute alone', () => {
    expect(whole(asking(constraints(der(1, 255))))).toEqual(['must ask for no authority']);
    expect(whole(sequence(info([constraints(der(1, 255))], '2a864886f70d010907'), ALGORITHM, SIGNATURE))).toEqual([]);
  });

  test('may have attributes and extensions without a content', () => {
    const attributes = der(0xa0, sequence(), sequence(oid(EXTENSION_REQUEST)), sequence(oid(EXTENSION_REQUEST), set()));
    expect(whole(sequence(sequence(VERSION, NAME, KEY, attributes), ALGORITHM, SIGNATURE))).toEqual([]);
    expect(whole(asking(sequence(), sequence(oid('551d0f'))))).toEqual([]);
  });
});

describe('Requests for an authority', () => {
  const pathLength = der(2, 0);

  test.each([['nothing', []], ['false', [der(1, 0)]], ['a length alone', [pathLength]]])('are none that say %s', (_, parts) => {
    expect(whole(asking(constraints(...parts)))).toEqual([]);
    expect(whole(asking(constraints(...parts)), { isCA: true })).toEqual(['must ask for an authority']);
  });

  test('say true, with a length or without', () => {
    expect(whole(asking(constraints(der(1, 255))), { isCA: true })).toEqual([]);
    expect(whole(asking(constraints(der(1, 1), pathLength)), { isCA: true })).toEqual([]);
    expect(whole(asking(extension('551d13', Buffer.alloc(0))), { isCA: true })).toEqual(['must ask for an authority']);
  });
});

describe('Requests for usages', () => {
  test('ask for signatures and keys where the field says nothing', () => {
    expect(whole(asking(usage(5, 0b10100000)))).toEqual([]);
    expect(whole(asking(usage(5, 0b10100000)), { usages: ['digital signature', 'key encipherment'] })).toEqual([]);
    expect(whole(asking(usage(7, 0b10000000)))).toEqual([USAGES]);
    expect(whole(asking(usage(2, 0b10100100)), { isCA: true })).toEqual([]);
    expect(whole(asking(usage(5, 0b10100000)), { isCA: true })).toEqual([USAGES]);
  });

  test('ask for each by its bit', () => {
    const all = ['signing', 'content commitment', 'key encipherment', 'data encipherment', 'key agreement', 'cert sign', 'crl sign', 'encipher only', 'decipher only'];
    all.forEach((name, bit) => {
      const bits = bit < 8 ? [0b10000000 >> bit] : [0, 0b10000000];
      expect([name, ...whole(asking(usage(0, ...bits)), { usages: [name] })]).toEqual([name]);
      expect([name, ...whole(asking(usage(0, ...bits)), { usages: all })]).toEqual([name, USAGES]);
    });
  });

  test('ask for purposes in the order of the field, with no usage beside them', () => {
    expect(whole(asking(purposes(1, 2)), { usages: ['server auth', 'client auth'] })).toEqual([]);
    expect(whole(asking(purposes(2, 1)), { usages: ['server auth', 'client auth'] })).toEqual([USAGES]);
    expect(whole(asking(purposes(1)), { usages: ['server auth', 'signing'] })).toEqual([USAGES]);
    expect(whole(asking(purposes(1)))).toEqual([USAGES]);
    expect(whole(asking(usage(7, 0b10000000)), { usages: ['signing', 'server auth'] })).toEqual([USAGES]);
    expect(whole(asking(usage(7, 0b10000000), extension('551d25', Buffer.alloc(0))), { usages: ['signing'] })).toEqual([]);
  });

  test.each([
    ['server auth', 1], ['client auth', 2], ['code signing', 3], ['email protection', 4], ['s/mime', 4], ['ipsec end system', 5], ['ipsec tunnel', 6], ['ipsec user', 7],
    ['timestamping', 8], ['ocsp signing', 9],
  ])('name %s by %d', (name, last) => {
    expect(whole(asking(purposes(last)), { usages: [name] })).toEqual([]);
    expect(whole(asking(purposes(last + 1)), { usages: [name] })).toEqual([USAGES]);
  });

  test('are left to the webhook where one is of a vendor', () => {
    expect(whole(asking(purposes(1)), { usages: ['server auth', 'microsoft sgc'] })).toEqual([]);
    expect(whole(asking(purposes(1), usage(7, 0b10000000)), { usages: ['server auth', 'microsoft sgc'] })).toEqual([USAGES]);
  });
});
