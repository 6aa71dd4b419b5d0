import { Group } from './group';
import { TLS_FILES, tlsVolume } from './tls';
import { Container, EnvVar, Volume, VolumeMount } from '../../apis/k8s/core/v1';

const FOLDER = '/etc/grpc';
const VOLUME = 'grpc-tls-config';

/** The file with the database and the certificate, which the metadata store takes in no other way than together. */
export const METADATA_CONFIG_FILE = `${FOLDER}/config.proto`;

/** Where the container before the metadata store writes the file, and where the store reads it. */
export const METADATA_CONFIG_MOUNT: VolumeMount = { name: VOLUME, mountPath: FOLDER };
/** The volume of the file. */
export const METADATA_CONFIG_VOLUME: Volume = { name: VOLUME, emptyDir: {} };

/**
 * Writes that file, as a message of protocol buffers in its notation as text: what stands in quotes has `\` before quotes and itself, and
 * line ends as `\n`.
 */
export const METADATA_CONFIG_SCRIPT = String.raw`set -eu
umask 077

# Standard input as the inside of a quoted text.
text() { sed -e 's/[\\"]/\\&/g' -e 's/$/\\n/' | tr -d '\n'; }
# An argument of one line likewise.
word() { printf '%s' "$1" | sed -e 's/[\\"]/\\&/g'; }

{
  echo 'connection_config { mysql {'
  echo "  host: \"$(word "$MYSQL_HOST")\" port: $MYSQL_PORT database: \"$(word "$MYSQL_DATABASE")\""
  echo "  user: \"$(word "$DBCONFIG_USER")\" password: \"$(word "$DBCONFIG_PASSWORD")\""
  echo '} }'
  echo 'ssl_config {'
  echo "  server_key: \"$(text < "$TLS_KEY")\""
  echo "  server_cert: \"$(text < "$TLS_CERTIFICATE")\""
  echo "  custom_ca: \"$(text < "$TLS_AUTHORITY")\""
  echo '  client_verify: false'
  echo '}'
} > "$CONFIG_FILE"
`;

/** The container that writes the file before the metadata store starts, which it does with the certificate of that time. */
export function metadataConfigWriter(group: Group, image: string, env: readonly EnvVar[]): Omit<Container, 'securityContext'> {
  return {
    name: 'generate-config',
    image,
    imagePullPolicy: 'IfNotPresent',
    command: ['/bin/sh', '-ec'],
    args: [METADATA_CONFIG_SCRIPT],
    env: [
      ...env,
      { name: 'CONFIG_FILE', value: METADATA_CONFIG_FILE },
      { name: 'TLS_CERTIFICATE', value: TLS_FILES.certificate },
      { name: 'TLS_KEY', value: TLS_FILES.key },
      { name: 'TLS_AUTHORITY', value: TLS_FILES.authority },
    ],
    volumeMounts: [...tlsVolume(group).mounts, METADATA_CONFIG_MOUNT],
  };
}
