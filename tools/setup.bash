# For ./run and ./test: say what is done, have the packages, have the build.
say() { printf '== %s\n' "$*" >&2; }

# have_packages run|test|all: installs what tools/packages lists for it and this machine lacks.
have_packages() {
  local wanted=() missing=() package when command
  while read -r when package command; do
    if [[ -n $command ]] && type "$command" >/dev/null 2>&1; then continue; fi
    case "$1:$when" in run:run | test:run | test:test | all:run | all:test | all:all) wanted+=("$package") ;; esac
  done < tools/packages
  for package in "${wanted[@]}"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  if ((${#missing[@]} == 0)); then
    say "packages: all ${#wanted[@]} are here"
    return
  fi

  local update=(apt-get update)
  local install=(apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}")
  local as=()
  if ((EUID != 0)); then
    if ! sudo -n true 2>/dev/null; then
      say "packages are missing; please run: sudo ${update[*]} && sudo ${install[*]}"
      exit 1
    fi
    as=(sudo -n)
  fi
  say "packages: installing ${missing[*]}"
  "${as[@]}" "${update[@]}" >&2
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive "${install[@]}" >&2
}

# have_build FOLDER CMAKE_OPTION... -- TARGET...: configures once, then builds what changed.
have_build() {
  local folder=$1 options=()
  shift
  while [[ $1 != -- ]]; do options+=("$1"); shift; done
  shift
  # A checkout that was moved or copied takes its build with it, and CMake would refuse it.
  if [[ -f $folder/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$folder/CMakeCache.txt"; then
    rm -rf "$folder"
  fi
  if [[ ! -f $folder/build.ninja ]]; then
    say "configuring $folder"
    cmake -S . -B "$folder" -G Ninja "${options[@]}" >&2
  fi
  say "building $folder"
  cmake --build "$folder" --target "$@" >&2
}
