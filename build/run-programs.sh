#!/usr/bin/env bash
# Builds the programs of Samples/Programs against the packages in a feed, runs them and checks what their first lines state.
#   build/run-programs.sh FEED [NN...]      FEED: what `dotnet pack AotNet.sln -c Release -o FEED` filled
# Ends in the line "N passed, N failed" and a non-zero exit code when something failed.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
feed=$(cd "$1" && pwd) || exit 2
shift
work="$root/artifacts/programs"
housing="$root/../shared/data"      # the one data set that neither repository nor packages ship
digits="$root/Samples/Mnist/data"
passed=0 failed=0

pass() { passed=$((passed + 1)); echo "ok   $1"; }
fail() { failed=$((failed + 1)); echo "FAIL $1"; }

version() { # the newest of a package in the feed
  ls -t "$feed" | sed -n "s/^$1\.\([0-9].*\)\.nupkg$/\1/p" | head -n 1
}

# A folder of its own for packages: an AotNet of an earlier run in the user's cache must not win over the feed's.
prepare() {
  rm -rf "$work"
  mkdir -p "$work"
  cat > "$work/Directory.Build.props" <<EOF
<Project>
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFrameworks>net10.0;net9.0</TargetFrameworks>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <InvariantGlobalization>true</InvariantGlobalization>
    <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
    <RestorePackagesPath>$work/packages</RestorePackagesPath>
    <RestoreAdditionalProjectSources>$feed</RestoreAdditionalProjectSources>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="AotNet" Version="[$(version AotNet)]" />
    <PackageReference Include="AotNet.Data" Version="[$(version AotNet.Data)]" />
  </ItemGroup>
</Project>
EOF
  echo '<Project />' | tee "$work/Directory.Build.targets" "$work/Directory.Packages.props" > /dev/null
  # The analyzers of the repository's own style are not the user's.
  printf 'root = true\n' > "$work/.editorconfig"
  echo '<Solution>' > "$work/Programs.slnx"
  for number in "$@"; do
    source=$(ls "$root/Samples/Programs/$number-"*.cs) || exit 2
    name=$(basename "$source" .cs)
    mkdir -p "$work/$name"
    cp "$source" "$work/$name/"
    echo '<Project Sdk="Microsoft.NET.Sdk" />' > "$work/$name/$name.csproj"
    echo "  <Project Path=\"$name/$name.csproj\" />" >> "$work/Programs.slnx"
  done
  echo '</Solution>' >> "$work/Programs.slnx"
}

is() { diff "$1" - > /dev/null; }
within() { awk -v got="$1" -v wanted="$2" -v by="$3" 'BEGIN { d = got - wanted; exit !(got != "" && d <= by && d >= -by) }'; }
between() { awk -v got="$1" -v low="$2" -v high="$3" 'BEGIN { exit !(got != "" && got + 0 >= low && got + 0 <= high) }'; }

check_01() { printf '42\n42 6 42\n' | is "$1"; }
check_02() { printf '10\n15\n10 15\n105\n[6 7 8]\n[9 10 11 12 13 14]\n' | is "$1"; }

check_03() { # relative 1e-7 of the exact solution
  paste "$1" - <<'EOF' | awk '{ wanted = $NF; got = $(NF - 1); d = (got - wanted) / wanted; if (NF < 2 || d > 1e-7 || d < -1e-7) bad = 1 } END { exit bad || NR != 10 }'
-36.941920207184388
0.43669329313432442
0.0094357780332380726
-0.10732204139090425
0.64506569351981269
-3.9763894212127156e-06
-0.003786542654970906
-0.42131437752714374
-0.4345137546747771
0.52432098618460721
EOF
}

check_04() { # all eleven rows within 1e-6 of the plain and the momentum column, computed in double precision
  grep -v bias "$1" | paste - <(cat <<'EOF'
5.61048319898725 5.61048319898725
0.71139547936011 0.53000878357161
0.59810513937735 0.52464763404825
0.57722799018301 0.52435707460847
0.56322565101200 0.52432565986863
0.55302803581796 0.52432160603597
0.54556592498209 0.52432106865702
0.54009371248061 0.52432099716239
0.53607173074286 0.52432098764593
0.53310832333215 0.52432098637913
0.53091884385282 0.52432098621050
EOF
  ) | awk 'function far(a, b) { return a - b > 1e-6 || b - a > 1e-6 }
    NF != 7 || far($2, $6) || far($3, $6) || far($4, $6) || far($5, $7) { bad = 1 } END { exit bad || NR != 11 }' || return 1
  within "$(sed -n 's/^bias //p' "$1")" 2.06855817 1e-5
}

check_05() { # derivatives beside central differences; three exponentials in the generated code
  awk '/^dz/ { d = ($2 - $3) / $2; if (d > 1e-6 || d < -1e-6) bad = 1; rows++ } END { exit bad || rows != 2 }' "$1" || return 1
  awk 'NR == 3 { f = exp(exp(exp(0.1))); g = f * exp(exp(0.1)) * exp(0.1); a = $1 / f - 1; b = $2 / g - 1
    exit !(a * a < 1e-24 && b * b < 1e-24) }' "$1" || return 1
  [ "$(tail -n 1 "$1")" = 30 ] || return 1
  local calls
  calls=$(cat "$(dirname "$1")"/obj/Release/net10.0/generated/*/*/*Triple.Cpu.g.cs | sed 's://.*::' | grep -oE '\bExp\(' | wc -l)
  [ "$calls" = 3 ] || { echo "     $calls calls of Exp in Triple"; return 1; }
}

check_06() {
  { for unit in '' _1 _2 _3 _4; do printf 'relu%s/weights [3, 1]\nrelu%s/bias []\n' "$unit" "$unit"; done; printf 'True\nTrue\n'; } | is "$1"
}

check_07() { printf '11 threshold\n11 relu/threshold\n11 threshold\n' | is "$1"; }
check_08() { between "$(tail -n 1 "$1")" 0.86 1; }

check_09() {
  printf '%s\n' '(False, False, False, False)' '(False, False, True, False)' '(True, False, True, True)' '(True, True, True, False)' \
    True '150 of 150' '0 1 1 0' '0 1 1 0' | is "$1"
}

check_10() {
  [ "$(grep -c 'Val accuracy' "$1")" = 40 ] || return 1
  between "$(awk '$1 == 0 { print $NF }' "$1")" 0.915 0.935 || return 1     # one epoch: 0.9230 to 0.9260, another initializer
  between "$(awk '$1 == 4 { print $NF }' "$1")" 0.948 0.963 || return 1     # five: 0.9552 to 0.9574
  between "$(awk '$1 == 39 { print $NF }' "$1")" 0.978 0.982 || return 1
  between "$(sed -n 's/^Test accuracy: //p' "$1")" 0.975 0.979 || return 1
  tail -n 1 "$1" | awk '{ split("7 2 1 0 4 1 4 9 5 9 0 6 9 0 1 5 9 7 3 4", wanted); for (i = 1; i <= NF; i++) right += $i == wanted[i] }
    END { exit !(NF == 20 && right >= 18) }'     # the ninth is a five that looks like a six
}

check_11() { between "$(tail -n 1 "$1")" 0.98 1; }
check_12() { between "$(sed -n 's/^Test accuracy: //p' "$1")" 0.98 1; }
check_13() { grep -oE '0\.9[0-9]+' "$1" | head -n 1 | { read -r best && between "$best" 0.91 1; }; }

argument() { # what the program is given on the command line
  case $1 in 03 | 04) echo "$housing/california-housing" ;; 10 | 11 | 12) echo "$digits" ;; esac
}

[ $# -gt 0 ] || set -- 01 02 03 04 05 06 07 08 09 10 11 12 13
prepare "$@"
if dotnet build "$work/Programs.slnx" -c Release -v q -nologo > "$work/build.log" 2>&1; then pass "all build on net10.0 and net9.0 without a warning"
else fail "build"; grep -E 'error|warning' "$work/build.log" | sort -u | head -n 30; fi
for number in "$@"; do
  folder=$(ls -d "$work/$number-"*) name=$(basename "$folder")
  given=$(argument "$number")
  if [ -n "$given" ] && [ ! -d "$given" ]; then echo "skip $name: no data at $given"; continue; fi
  started=$SECONDS
  if (cd "$folder" && timeout 900 dotnet "bin/Release/net10.0/$name.dll" $given > output.txt 2> errors.txt) && "check_$number" "$folder/output.txt"
  then pass "$name ($((SECONDS - started)) s)"
  else fail "$name"; tail -n 5 "$folder/output.txt" "$folder/errors.txt" 2>/dev/null; fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
