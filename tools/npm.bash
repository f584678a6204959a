#!/usr/bin/env bash
# For the checks that use npm packages: have_npm_packages FOLDER installs those its lock pins when the lock has changed,
# and only then.
have_npm_packages() (
  cd "$1" || exit
  if ! cmp -s package-lock.json node_modules/.installed-by; then
    npm ci --no-audit --no-fund >&2
    cp package-lock.json node_modules/.installed-by
  fi
)
