#!/usr/bin/env bash
# Compiles a small host against the built jars, slf4j-api and the persistence API alone, with every lint and -Werror,
# naming each public class we export. It shows that a host needs none of the annotation jars we compile with.
# Run it after "mvn package". JAVA_HOME chooses the compiler.
set -euo pipefail
cd "$(dirname "$0")/.."

bin=${JAVA_HOME:+$JAVA_HOME/bin/}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

libs=
for module in credits-core credits-inmemory-adapter credits-jpa-adapter; do
  jar=$(find "$module/target" -maxdepth 1 -name "$module-*.jar" ! -name '*-sources.jar' ! -name '*-javadoc.jar' 2>/dev/null | head -n 1)
  if [ -z "$jar" ]; then
    echo "consumer-check: no jar of $module, run 'mvn package' first" >&2
    exit 1
  fi
  libs=$libs:$jar
done
repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
# The first version named in pom.xml: that of a plain build.
version() { sed -n "s|.*<$1.version>\(.*\)</$1.version>.*|\1|p" pom.xml | head -n 1; }
jar_of() { printf '%s/%s/%s/%s-%s.jar' "$repository" "$1" "$2" "${1##*/}" "$2"; }
path=${libs#:}
path=$path:$(jar_of org/slf4j/slf4j-api "$(version slf4j)")
path=$path:$(jar_of jakarta/persistence/jakarta.persistence-api "$(version jakarta.persistence)")

mkdir "$scratch/named"
{
  echo 'package host;'
  echo '/** Names every class we export. */'
  echo 'final class Host {'
  echo '  private Host() {}'
  echo '  static final Class<?>[] EXPORTED = {'
  for jar in ${libs//:/ }; do
    exported=$("${bin}jar" --describe-module --file "$jar" | awk '$1 == "exports" { print $2 }' | tr . /)
    for package in $exported; do
      "${bin}jar" --list --file "$jar" | grep -E "^$package/[^/]+\.class$" | grep -v -e package-info -e 'Immutable[A-Z]' || true
    done | sed 's|\.class$||; s|/|.|g' | xargs -r "${bin}javap" -cp "$path" -public |
      sed -nE 's/^public ([a-z]+ )*(class|interface) ([^ <]+).*/    \3.class,/p' | tr '$' .
  done
  echo '  };'
  echo '}'
} >"$scratch/Host.java"

count=$(grep -c '\.class,$' "$scratch/Host.java" || true)
if [ "$count" -lt 1 ]; then
  echo "consumer-check: no exported class found" >&2
  exit 1
fi
printf 'module host {\n  requires io.sessioncredits.core;\n  requires io.sessioncredits.inmemory;\n  requires io.sessioncredits.jpa;\n}\n' >"$scratch/module-info.java"
"${bin}javac" -Xlint:all -Werror -d "$scratch/on-class-path" -cp "$path" "$scratch/Host.java"
"${bin}javac" -Xlint:all -Werror -d "$scratch/on-module-path" -p "$path" "$scratch/module-info.java" "$scratch/Host.java"
echo "consumer-check: a host of $count exported classes compiles without a warning ($("${bin}javac" -version 2>&1))"
