/** File that tells the startup probe that the store is ready for its clients. */
export const READY_FILE = '/tmp/store-is-ready';

/** Name of the identity that may do everything at the store, and make the keys of profiles. */
export const ADMINISTRATOR = 'kubeflow-admin';

/**
 * What runs beside the server at each start, with the variables `BUCKET`, `ACCESS_KEY` and `SECRET_KEY`: it makes the bucket, and the
 * administrator with just the keys of the Secret, so that those of before are worth nothing. Nothing that it prints holds a key.
 */
export const START_SCRIPT = `set -u

# Tries a command as often as said, with two seconds between, and gives up with a word about what did not work.
attempt() {
  left=$1
  what=$2
  shift 2
  until "$@"; do
    left=$((left - 1))
    if [ "$left" -le 0 ]; then
      echo "$what did not work" >&2
      exit 1
    fi
    sleep 2
  done
}

# The shell of SeaweedFS ends with 0 whatever happens, so each step looks at what came of it, which may stand behind a prompt.
ask() {
  printf '%s\\n' "$1" | weed shell 2>/dev/null
}

serves() {
  wget -q -O /dev/null http://127.0.0.1:8333/status
}

has_bucket() {
  ask s3.bucket.list | grep -q "^[>[:space:]]*$BUCKET[[:space:]]"
}

make_bucket() {
  has_bucket || ask "s3.bucket.create -name $BUCKET" > /dev/null
  has_bucket
}

make_administrator() {
  ask "s3.configure -user ${ADMINISTRATOR} -delete -apply" > /dev/null
  ask "s3.configure -user ${ADMINISTRATOR} -access_key $ACCESS_KEY -secret_key $SECRET_KEY -actions Admin -apply" > /dev/null
  ask s3.configure | grep -qF "\\"$ACCESS_KEY\\""
}

attempt 60 'starting the server' serves
attempt 10 'making the bucket' make_bucket
attempt 10 'making the administrator' make_administrator
touch ${READY_FILE}
`;
