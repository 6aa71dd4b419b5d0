/** Facts of the Vault Secrets Operator, which others install (hashicorp/vault-secrets-operator, API reference). */
import { KindFacts, KindTable } from '../kind';

function secret(plural: string): KindFacts {
  return { plural, scope: 'Namespaced', stage: 'base', secrets: [{ name: ['spec', 'destination', 'name'] }] };
}

/** Facts by `<group>/<Kind>`. */
export const KINDS: KindTable = {
  'secrets.hashicorp.com/VaultStaticSecret': secret('vaultstaticsecrets'),
  'secrets.hashicorp.com/VaultDynamicSecret': secret('vaultdynamicsecrets'),
  'secrets.hashicorp.com/VaultPKISecret': secret('vaultpkisecrets'),
  'secrets.hashicorp.com/HCPVaultSecretsApp': secret('hcpvaultsecretsapps'),
};
