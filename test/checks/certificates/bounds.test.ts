import { certificatesCertificate } from '../../../src/checks';
import { object, places } from '../support';

const wrong = (spec: object) => places(certificatesCertificate, [object('cert-manager.io/v1', 'Certificate', 'models', {
  spec: { secretName: 'models-tls', issuerRef: { name: 'ca' }, dnsNames: ['models.ml.svc'], ...spec },
})]).map(place => place.replace(/^\S+ spec\.?/, ''));

describe('Keys', () => {
  test.each([
    [{}, 0], [{}, 2048], [{}, 8192], [{ algorithm: 'RSA' }, 4096], [{ algorithm: '' }, 2048], [{ algorithm: 'ECDSA' }, 0], [{ algorithm: 'ECDSA' }, 256],
    [{ algorithm: 'ECDSA' }, 384], [{ algorithm: 'ECDSA' }, 521], [{ algorithm: 'Ed25519' }, 1],
  ])('of %j have %d bits', (key, size) => {
    expect(wrong({ privateKey: { ...key, size } })).toEqual([]);
  });

  test.each([
    [{}, 2047], [{}, 8193], [{ algorithm: 'RSA' }, 1], [{ algorithm: '' }, 256], [{ algorithm: 'ECDSA' }, 255], [{ algorithm: 'ECDSA' }, 1],
  ])('of %j have not %d bits', (key, size) => {
    expect(wrong({ privateKey: { ...key, size } })).toEqual(['privateKey.size']);
  });

  test.each([
    ['', ''], ['', 'SHA256WithRSA'], ['RSA', 'SHA512WithRSA'], ['ECDSA', 'ECDSAWithSHA384'], ['Ed25519', 'PureEd25519'], ['Ed25519', ''], ['Other', 'SHA256WithRSA'],
  ])('of the kind %j sign by %j', (algorithm, signatureAlgorithm) => {
    expect(wrong({ privateKey: { algorithm }, signatureAlgorithm })).toEqual([]);
  });

  test.each([
    ['', 'PureEd25519'], ['RSA', 'ECDSAWithSHA256'], ['ECDSA', 'SHA256WithRSA'], ['Ed25519', 'ECDSAWithSHA256'],
  ])('of the kind %j do not sign by %j', (algorithm, signatureAlgorithm) => {
    expect(wrong({ privateKey: { algorithm }, signatureAlgorithm })).toEqual(['signatureAlgorithm']);
  });
});

describe('Times', () => {
  test.each([
    { duration: '1h' }, { renewBefore: '5m' }, { duration: '1h', renewBefore: '59m59s' }, { renewBefore: '2159h59m' }, { duration: '100m', renewBeforePercentage: 95 },
    { duration: '100m', renewBeforePercentage: 1 }, { renewBeforePercentage: 100 }, { renewBeforePercentage: 0 }, { duration: '2160h', renewBefore: 1 },
  ])('may be %j', spec => {
    expect(wrong(spec)).toEqual([]);
  });

  test.each<[object, string]>([
    [{ duration: '59m59s' }, 'duration'], [{ duration: '0s' }, 'duration'], [{ renewBefore: '4m59s' }, 'renewBefore'], [{ duration: '1h', renewBefore: '1h' }, 'renewBefore'],
    [{ duration: '100m', renewBeforePercentage: 96 }, 'renewBeforePercentage'], [{ duration: '100m', renewBeforePercentage: 0 }, 'renewBeforePercentage'],
    [{ renewBefore: '1h', renewBeforePercentage: 50 }, 'renewBeforePercentage'],
  ])('are not %j', (spec, place) => {
    expect(wrong(spec)).toEqual([place]);
  });
});

describe('Names', () => {
  const other = (oid: unknown) => wrong({ otherNames: [{ oid, utf8Value: 'a' }] });
  const mail = (address: string) => wrong({ emailAddresses: [address] });
  const subject = (literalSubject: string) => wrong({ dnsNames: undefined, literalSubject });

  test('have at most 64 bytes', () => {
    expect(wrong({ commonName: 'a'.repeat(64) })).toEqual([]);
    expect(wrong({ commonName: 'ä'.repeat(32) })).toEqual([]);
    expect(wrong({ commonName: 'ä'.repeat(33) })).toEqual(['commonName']);
  });

  test.each(['commonName', 'dnsNames', 'uris', 'emailAddresses', 'ipAddresses'])('stand in %s, one alone', name => {
    const value = { commonName: 'a', emailAddresses: ['a@example.com'], ipAddresses: ['10.0.0.1'] }[name] ?? ['a'];
    expect(wrong({ dnsNames: undefined, [name]: value })).toEqual([]);
  });

  test.each(['CN=a', 'O=b, cn = a', '2.5.4.3=a'])('stand in the subject %j', text => {
    expect(subject(text)).toEqual([]);
  });

  test.each(['O=a', 'SCN=a', 'O=CN', ''])('do not stand in the subject %j', text => {
    expect(subject(text)).toEqual(['']);
  });

  test.each(['1', '1.2.3', '1.3.6.1.4.1.311.20.2.3', '22.333.4444'])('have the identifier %j', oid => {
    expect(other(oid)).toEqual([]);
  });

  test.each(['x1.2', '1.2x', '1..2', '1.', '.1', '1.a', ''])('have no identifier %j', oid => {
    expect(other(oid)).toEqual(['otherNames[0].oid']);
  });

  test.each(['a@example.com', 'a.b+c@example.com', '"a b"@example.com'])('may be the address %j', address => {
    expect(mail(address)).toEqual([]);
  });

  test.each(['.a@example.com', 'a.@example.com', 'a..b@example.com', '@example.com', 'a@', 'a@b@c', 'a b@example.com', ''])('are no address %j', address => {
    expect(mail(address)).toEqual(['emailAddresses[0]']);
  });

  test.each(['::ffff:10.0.0.1', 'fe80::1'])('may be the address of a machine %j', address => {
    expect(wrong({ ipAddresses: [address] })).toEqual([]);
  });

  test.each(['fe80::1%eth0', '10.0.0.0/8', ''])('are no address of a machine %j', address => {
    expect(wrong({ ipAddresses: [address] })).toEqual(['ipAddresses[0]']);
  });
});

describe('Issuers', () => {
  test.each([{ kind: '' }, { kind: 'Issuer' }, { kind: 'ClusterIssuer', group: 'cert-manager.io' }, { kind: 'Other', group: 'example.com' }])('may be %j', reference => {
    expect(wrong({ issuerRef: { name: 'a', ...reference } })).toEqual([]);
  });

  test.each([{ kind: 'issuer' }, { kind: 'Other', group: '' }, { kind: 'Other', group: 'cert-manager.io' }])('are not %j', reference => {
    expect(wrong({ issuerRef: { name: 'a', ...reference } })).toEqual(['issuerRef.kind']);
  });
});
