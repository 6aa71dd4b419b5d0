import { needs, secretKey } from './needs';
import { Field } from '../../core';
import { atLeastOne, atMostOne, Fault, fault, filled, given, lastName, textWrong } from '../fault';

/** Providers of DNS, each with what is looked at in its settings. */
const PROVIDERS: Readonly<Record<string, (of: Field) => Iterable<Fault>>> = {
  akamai, azureDNS, cloudDNS, cloudflare, route53, acmeDNS, digitalocean, rfc2136, webhook: of => needs(of, 'solverName'),
};

/** How an issuer is shown by entries of DNS whose the names are. */
export function* dns01(of: Field): Generator<Fault> {
  if (!given(of)) {
    return;
  }
  const providers = Object.keys(PROVIDERS).map(name => of.at(name));
  yield* atLeastOne(of, providers, 'say whose DNS it is');
  const chosen = providers.filter(given);
  // acme-dns may stand beside those that are read before it, and excludes those after it.
  yield* atMostOne(chosen.filter((one, index) => index === 0 || lastName(one) !== 'acmeDNS'), 'make two solvers of them');
  for (const provider of chosen) {
    yield* PROVIDERS[lastName(provider)](provider);
  }
}

function* akamai(of: Field): Generator<Fault> {
  yield* needs(of, 'serviceConsumerDomain');
  yield* ['accessTokenSecretRef', 'clientSecretSecretRef', 'clientTokenSecretRef'].flatMap(name => [...secretKey(of.at(name))]);
}

function* azureDNS(of: Field): Generator<Fault> {
  const [client, tenant, secret, managed] = ['clientID', 'tenantID', 'clientSecretSecretRef', 'managedIdentity'].map(name => of.at(name));
  yield* needs(of, 'subscriptionID', 'resourceGroupName');
  if (filled(client) || filled(tenant) || given(secret)) {
    yield* needs(of, 'clientID', 'tenantID', 'clientSecretSecretRef');
    yield* secretKey(secret);
    yield* given(managed) ? [fault(managed, 'must not stand beside clientID, clientSecretSecretRef or tenantID', 'keep one of the two')] : [];
    return;
  }
  const [id, resource, of2] = ['clientID', 'resourceID', 'tenantID'].map(name => managed.at(name)).map(field => filled(field) ? field : undefined);
  if (resource !== undefined && (id ?? of2) !== undefined) {
    yield fault(resource, 'must not stand beside clientID or tenantID', 'keep one of the two');
  }
  if (of2 !== undefined && id === undefined) {
    yield fault(managed.at('clientID'), 'must be given beside tenantID', 'write it');
  }
}

function* cloudDNS(of: Field): Generator<Fault> {
  yield* needs(of, 'project');
  yield* secretKey(of.at('serviceAccountSecretRef'));
}

function* cloudflare(of: Field): Generator<Fault> {
  const [key, token] = [of.at('apiKeySecretRef'), of.at('apiTokenSecretRef')];
  yield* secretKey(key);
  yield* secretKey(token);
  yield* atLeastOne(of, [key, token], 'name the Secret with a token');
  yield* atMostOne([key, token], 'keep one of the two');
  yield* given(key) ? needs(of, 'email') : [];
}

function* route53(of: Field): Generator<Fault> {
  const [id, secret] = [of.at('accessKeyID'), of.at('accessKeyIDSecretRef')];
  yield* atMostOne([id, secret].filter(filled), 'keep one of the two');
  yield* secretKey(secret);
}

function* acmeDNS(of: Field): Generator<Fault> {
  yield* needs(of, 'host');
  yield* secretKey(of.at('accountSecretRef'));
}

function digitalocean(of: Field): Iterable<Fault> {
  return secretKey(of.at('tokenSecretRef'));
}

const ALGORITHMS = ['HMACMD5', 'HMACSHA1', 'HMACSHA256', 'HMACSHA512'];

function* rfc2136(of: Field): Generator<Fault> {
  const [server, name, secret] = [of.at('nameserver'), of.at('tsigKeyName'), of.at('tsigSecretSecretRef')];
  yield* needs(of, 'nameserver');
  yield* textWrong(server, serverFault, 'write <address>:<port> or <address>, one of IPv6 in brackets');
  const algorithmFault = (text: string) => text === '' || ALGORITHMS.includes(text.toUpperCase()) ? undefined : `must be one of ${ALGORITHMS.join(', ')}`;
  yield* textWrong(of.at('tsigAlgorithm'), algorithmFault, 'write one of them');
  yield* filled(name) ? needs(of, 'tsigSecretSecretRef.name', 'tsigSecretSecretRef.key') : [];
  yield* filled(secret.at('name')) && filled(secret.at('key')) ? needs(of, 'tsigKeyName') : [];
}

function serverFault(text: string): string | undefined {
  const trimmed = text.trim();
  const colons = trimmed.replace(/\[[^[\]]*\]/, '').split(':').length - 1;
  return trimmed !== '' && !trimmed.startsWith(':') && colons <= 1 ? undefined : 'must be an address of a server of DNS';
}
