#!/bin/sh
# Set up what govdocs needs: system libraries, and a virtual environment in .venv.
# With the word "test" also what the tests use. Does nothing when all is in place.
set -eu
cd "$(dirname "$0")/.."
WANTED="${1:-run}"

say() { printf '%s\n' "$*" >&2; }

fault() {
    say "FEL GD912 datorn:1:1: $1. Åtgärd: $2."
    exit 4
}

# Python 3.11 or later, by any of its usual names.
PYTHON=""
for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null 2>&1 &&
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        PYTHON=$(command -v "$name")
        break
    fi
done
[ -n "$PYTHON" ] || fault "Python 3.11 eller senare saknas" "installera python3"
command -v git >/dev/null 2>&1 || fault "git saknas" "installera git"

has_library() {
    "$PYTHON" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null
}

PACKAGES=""
"$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || PACKAGES="$PACKAGES python3-venv"
has_library libpango-1.0.so.0 || PACKAGES="$PACKAGES libpango-1.0-0"
has_library libpangoft2-1.0.so.0 || PACKAGES="$PACKAGES libpangoft2-1.0-0"
has_library libharfbuzz-subset.so.0 || PACKAGES="$PACKAGES libharfbuzz-subset0"
if [ "$WANTED" = test ]; then
    # Any Chromium will do; the one without a window does the same in half the time.
    BROWSER=chromium
    ! apt-cache show chromium-headless-shell >/dev/null 2>&1 || BROWSER=chromium-headless-shell
    command -v chromium-headless-shell >/dev/null 2>&1 ||
        { [ "$(id -u)" != 0 ] && command -v chromium >/dev/null 2>&1; } ||
        { [ "$BROWSER" = chromium ] && command -v chromium >/dev/null 2>&1; } ||
        PACKAGES="$PACKAGES $BROWSER"
    command -v pdftotext >/dev/null 2>&1 || PACKAGES="$PACKAGES poppler-utils"
    # Tests that need them are skipped without them, so only root is asked to fetch them.
    OFFICE=$(dirname "$(readlink -f "$(command -v soffice || echo /nowhere/soffice)")")
    if [ "$(id -u)" = 0 ]; then
        [ -e "$OFFICE/libswlo.so" ] || PACKAGES="$PACKAGES libreoffice-writer-nogui"
        [ -e "$OFFICE/libsclo.so" ] || PACKAGES="$PACKAGES libreoffice-calc-nogui"
        # The Python of the system, which is the one that LibreOffice is reached from.
        /usr/bin/python3 -c 'import uno' 2>/dev/null || PACKAGES="$PACKAGES python3-uno"
    fi
fi

if [ -n "$PACKAGES" ]; then
    LINE="apt-get install -y --no-install-recommends$PACKAGES"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installerar:$PACKAGES"
        apt-get update -qq >/dev/null || fault "apt-get update gick inte" "kontrollera nätet"
        DEBIAN_FRONTEND=noninteractive $LINE >/dev/null 2>&1 || fault "$LINE gick inte" "kör raden för hand"
    else
        fault "systempaketen$PACKAGES saknas" "kör sudo $LINE"
    fi
fi

# A network that inspects traffic has its certificate in the machine's own store.
if [ -s /etc/ssl/certs/ca-certificates.crt ]; then
    export UV_SYSTEM_CERTS=1 NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
fi

# Microsoft's own rules for files to Word and Excel; without npm that test is skipped.
OOXML=tools/ooxml
if [ "$WANTED" = test ] && [ ! -e "$OOXML/node_modules" ] && command -v npm >/dev/null 2>&1; then
    npm ci --prefix "$OOXML" --no-audit --no-fund --ignore-scripts --silent >&2 ||
        say "$OOXML kunde inte hämtas. Testet av filer mot Microsofts regler hoppas över."
fi
GROUPS_OPTION="--no-default-groups"
[ "$WANTED" != test ] || GROUPS_OPTION="--all-groups"

# The stamps name the lock and the Python that .venv was made from, and where.
STAMP=$(cat uv.lock pyproject.toml | cksum | cut -d' ' -f1)-$("$PYTHON" -c 'import sys; print(sys.version.split()[0])')-$PWD
for done in "$WANTED" test; do
    [ "$(cat ".venv/stamp-$done" 2>/dev/null || true)" != "$STAMP" ] || exit 0
done

say "Gör i ordning .venv (första gången tar det någon minut)."
if command -v uv >/dev/null 2>&1; then
    uv sync --frozen --quiet --python "$PYTHON" "$GROUPS_OPTION" ||
        fault "paketen kunde inte hämtas" "kontrollera nätet"
else
    [ -x .venv/bin/python ] || "$PYTHON" -m venv --clear .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.9,<1" ||
        fault "pip kunde inte hämta uv" "kontrollera nätet"
    VIRTUAL_ENV="$PWD/.venv" .venv/bin/uv sync --frozen --quiet --active --inexact "$GROUPS_OPTION" ||
        fault "paketen kunde inte hämtas" "kontrollera nätet"
fi
[ ! -d .git ] || git commit-graph write --reachable --changed-paths >/dev/null 2>&1 || true
printf '%s' "$STAMP" > ".venv/stamp-$WANTED"
