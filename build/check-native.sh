#!/usr/bin/env bash
# Publishes Samples/Mnist as one native file and holds it to what README.md says of it: no warning, size, libraries, one epoch,
# a prediction, the same weights as under the JIT compiler, and one clear line for wrong input.
# PUBLISHED=FOLDER takes what lies there instead of publishing.
# Ends in the line "N passed, N failed" and a non-zero exit code when something failed.
set -u
cd "$(dirname "$0")/.." || exit 2
work="$PWD/artifacts/native"
most=2621440     # bytes, 2.5 MB
data="$PWD/Samples/Mnist/data"
rm -rf "$work"
mkdir -p "$work"
passed=0 failed=0

check() { # a title, then a command
  local title=$1
  shift
  if "$@"; then passed=$((passed + 1)); echo "ok   $title"
  else failed=$((failed + 1)); echo "FAIL $title"; fi
}

publish() {
  [ -n "${PUBLISHED:-}" ] && { cp -r "$PUBLISHED" "$work/app"; return; }
  dotnet publish Samples/Mnist -c Release -f net9.0 -o "$work/app" > "$work/publish.log" 2>&1 && ! grep -E 'warning|error' "$work/publish.log"
}

native="$work/app/Mnist"
size() { local bytes; bytes=$(stat -c %s "$native") && echo "     $bytes bytes" && [ "$bytes" -le $most ]; }
links() { ! readelf -d "$native" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' | grep -vE '^(libc\.so|libm\.so|ld-linux)'; }

epoch() { # folder, then a command: one epoch within the band of the data's reference, 0.9230 to 0.9260 with another initializer
  local folder="$work/$1"
  shift
  "$@" --epochs 1 --data "$data" --out "$folder" > "$folder.txt" 2>&1 || { cat "$folder.txt"; return 1; }
  cat "$folder.txt"
  awk '/^epoch 1/ { for (i = 1; i < NF; i++) if ($i == "accuracy") a = $(i + 1) } END { exit !(a >= 0.915 && a <= 0.935) }' "$folder.txt"
}

same() { cmp "$work/native/mnist-1.safetensors" "$work/$1/mnist-1.safetensors"; }

predict() { # the first test image, a seven, as IDX and as PGM
  { printf '\0\0\010\003\0\0\0\001\0\0\0\034\0\0\0\034'; gzip -dc "$data/t10k-images-idx3-ubyte.gz" | tail -c +17 | head -c 784; } > "$work/seven.idx"
  { printf 'P5\n# a seven\n28 28\n255\n'; tail -c 784 "$work/seven.idx"; } > "$work/seven.pgm"
  "$native" predict --out "$work/native" "$work/seven.idx" "$work/seven.pgm" > "$work/predict.txt" || return 1
  cat "$work/predict.txt"
  [ "$(grep -cE 'seven\.(idx|pgm): 7 ' "$work/predict.txt")" = 2 ]
}

twice() {
  { "$native" predict --out "$work/native" "$work/seven.pgm"; "$native" predict --out "$work/native" "$work/seven.pgm"; } > "$work/twice.txt"
  [ "$(grep -c ': 7 ' "$work/twice.txt")" = 2 ]
}

refuses() { # exit code 2, one line on stderr, nothing on stdout
  "$native" "$@" > "$work/out.txt" 2> "$work/err.txt"
  [ $? = 2 ] && [ "$(wc -l < "$work/err.txt")" = 1 ] && [ ! -s "$work/out.txt" ] && sed 's/^/     /' "$work/err.txt"
}

check 'publishes without a warning' publish
check 'at most 2.5 MB' size
check 'links libc, libm and the loader only' links
check 'one epoch' epoch native "$native" --threads 1
check 'predicts' predict
check 'two predictions into one file are two lines' twice
check 'prints its help' "$native" --help
echo x > "$work/damaged.pgm"
head -c 400 "$work/seven.pgm" > "$work/short.pgm"
for wrong in '--epochs none' '--unknown' '--batch' "predict $work/damaged.pgm" "predict $work/short.pgm" "predict $work/missing.pgm" \
  "--data $work/nothing --out $work/refused" "predict --out $work/nothing $work/seven.pgm"
do check "refuses: ${wrong//$work\//}" refuses $wrong; done

jit="dotnet Samples/Mnist/bin/Release/net10.0/Mnist.dll"
check 'the sample builds' dotnet build Samples/Mnist -c Release -f net10.0 -v q -nologo
check 'one epoch under the JIT compiler, two threads' epoch jit $jit --threads 2
check 'the same weights, bit for bit' same jit
check 'one epoch without AVX-512' epoch avx2 env DOTNET_EnableAVX512=0 DOTNET_EnableAVX512F=0 $jit --threads 1
check 'the same weights, bit for bit' same avx2
# Without fused multiply-adds the bits are others; the numbers must be as good.
check 'one epoch with the instructions of x86-64-v2' epoch v2 env DOTNET_EnableAVX=0 $jit --threads 2
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
