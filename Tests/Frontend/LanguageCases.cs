namespace AotNet.Tests.Frontend;

/// <summary>Plain C#, each the body of a method that returns a string: run by the C# compiler and by the evaluator, which must agree.</summary>
internal static class LanguageCases
{
    public static readonly string[] Bodies =
    [
        // Numbers
        "return $\"{7 / -2} {7 % -2} {-7 / 2} {1 << 33} {1L << 33} {-8 >> 1} {-8 >>> 28} {6 & 3 | 8 ^ 1} {~5}\";",
        "int i = int.MaxValue; i++; return i.ToString();",
        "unchecked { int i = int.MaxValue; i += 1; uint u = 0; u--; byte b = 255; b++; return $\"{i} {u} {b}\"; }",
        "float f = 1f / 3; double d = 1.0 / 3; return $\"{f} {d} {f * 3 == 1} {(double)f} {(float)d == f} {0.1f + 0.2f} {0.1 + 0.2}\";",
        "return $\"{(int)3.99} {(int)-3.99} {(byte)300.0m % 7} {(long)1e10} {(float)16777217} {(double)0.1f}\".Replace(\"44\", \"44\");".Replace("(byte)300.0m % 7", "(byte)200.7m % 7", StringComparison.Ordinal),
        "decimal m = 1.10m; return $\"{m + 2} {m * 3} {m / 3 > 0.36m} {(int)m} {decimal.Parse(\"1\") + 1 == 2}\".Replace(\"x\", \"\");".Replace("{decimal.Parse(\"1\") + 1 == 2}", "{1m + 1 == 2}", StringComparison.Ordinal),
        "double nan = double.NaN; return $\"{nan == nan} {nan != nan} {nan < 1} {1 / 0.0} {-1 / 0.0} {double.IsNaN(0 / 0.0 * 1)}\";",
        "ulong u = ulong.MaxValue; long l = unchecked((long)u); return $\"{u} {l} {(double)u} {u / 3} {u % 10} {u >> 60}\";",
        "char c = 'a'; c++; int code = c; return $\"{c} {code} {(char)(c + 1)} {c < 'z'} {'a' + 'b'} {char.IsDigit('7')}\";",
        "short s = 10; s += 5; s *= 2; byte b = 7; b <<= 1; long l = 5; l /= 2; int i = 5; i += 1; double d = 5; d /= 2; i -= (int)2.9; return $\"{s} {b} {l} {i} {d}\";",
        "int x = 5; int y = x++ + ++x; x--; --x; return $\"{x} {y} {-x} {+x}\";",
        "return $\"{Math.Max(3, 7)} {Math.Min(2.5, 1)} {Math.Abs(-4)} {Math.Pow(2, 10)} {Math.Sqrt(2)} {MathF.Sqrt(2)} {Math.Floor(-1.5)} {Math.Ceiling(1.2)} {Math.Round(2.5)} {Math.Round(3.5)} {Math.Round(1.234, 2)} {Math.Sign(-3)} {Math.Clamp(11, 0, 10)} {Math.PI} {MathF.PI}\";",
        "return $\"{Math.Log(8, 2)} {Math.Log(Math.E)} {Math.Exp(1)} {Math.Sin(1)} {MathF.Cos(1)} {Math.Truncate(-2.7)} {Math.DivRem(17, 5).Remainder}\";",
        "int? n = null; int? m = 3; return $\"{n + m} {m + 1} {n ?? 7} {n is null} {m.HasValue} {m.Value} {n > 1} {m > 1} {n == null} {n.GetValueOrDefault()}\";",
        "checked { int i = 5; return (i * 2).ToString(); }",
        "int big = 1_000_000; return $\"{0xFF} {0b101} {1e3} {1.5f} {2.5m} {10L} {10u} {big:N0} {3.14159:F2} {42:D5} {255:X} {0.5:P0}\";",
        "return $\"[{1,4}] [{2,-4}] [{\"ab\",5}] [{1.5,8:F3}]\";",
        // Strings
        "string s = \"Hello\"; return s + ' ' + s.Length + s[1] + s[^1] + s[1..3] + s.Substring(2) + s.ToUpperInvariant() + s.IndexOf(\"l\") + s.Contains(\"ell\") + s.StartsWith(\"He\") + s.Replace('l', 'L') + null + 1 + true;",
        "return string.Join(\", \", new[] { 1, 2, 3 }) + string.Join('-', \"a\", \"b\") + string.Concat(\"x\", \"y\") + \"  t \".Trim() + \"a,b\".Split(',').Length + \"7\".PadLeft(3, '0') + string.IsNullOrEmpty(\"\") + string.Format(\"{0}:{1:F1}\", 1, 2.25);",
        "string name = nameof(Math.Sqrt); const string Part = \"layer\"; return $\"{name}/{Part}{1 + 1}\" + \"\"\"raw \"q\" \"\"\" + @\"c:\\x\";",
        "string? s = null; return $\"{s?.Length} {s?.Length ?? -1} {s ?? \"none\"} {(s is null ? 1 : 2)} {s == null} [{s}]\";",
        "string s = \"b\"; return $\"{string.CompareOrdinal(\"a\", s) < 0} {\"a\" == s} {\"b\" == s} {s.Equals(\"b\")} {s != \"b\"}\";",
        // Statements
        "int sum = 0; for (int i = 0; i < 10; i++) { if (i == 3) continue; if (i == 7) break; sum += i; } return sum.ToString();",
        "int n = 0; while (true) { if (++n > 5) break; } do { n--; } while (n > 2); return n.ToString();",
        "string s = \"\"; for (int i = 0, j = 10; i < j; i += 3, j--) s += $\"{i}{j} \"; return s;",
        "string s = \"\"; foreach (var x in new List<int> { 3, 1, 2 }) s += x; foreach (char c in \"xyz\") s = c + s; foreach (var (a, b) in new[] { (1, \"p\"), (2, \"q\") }) s += b + a; return s;",
        "string s = \"\"; for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) { if (j == 1) continue; if (i == 2) break; s += $\"{i}{j} \"; } return s;",
        "string s = \"\"; foreach (int k in new[] { 1, 2, 3, 9 }) switch (k) { case 1: s += \"one \"; break; case 2: case 3: s += \"few \"; break; default: s += \"many \"; break; } return s;",
        "string s = \"\"; foreach (object o in new object[] { 1, \"x\", 2.5, 'c', true }) switch (o) { case int i when i > 0: s += i; break; case string t: s += t; break; case double d: s += d; break; case bool: s += \"B\"; break; default: s += \"?\"; break; } return s;",
        "int F(int n) => n <= 1 ? 1 : n * F(n - 1); return F(10).ToString();",
        "int total = 0; void Add(int x) { total += x; } Add(3); Add(4); return total.ToString();",
        "string s = \"\"; try { s += \"body\"; } finally { s += \" finally\"; } return s;",
        "int a = 1, b = 2; (a, b) = (b, a); var (c, d) = (a + 1, b + 1); (int e, _) = (9, 8); return $\"{a}{b}{c}{d}{e}\";",
        "{ int x = 1; { int y = 2; x += y; } return x.ToString(); }",
        "int x = 5; string s = \"\"; if (x > 3) s += \"a\"; else s += \"b\"; if (x < 3) s += \"c\"; else if (x == 5) s += \"d\"; return s;",
        "static (int Min, int Max) Bounds(params int[] xs) { int lo = xs[0], hi = xs[0]; foreach (int x in xs) { lo = Math.Min(lo, x); hi = Math.Max(hi, x); } return (lo, hi); } var b = Bounds(3, 1, 2); return $\"{b.Min} {b.Max} {Bounds(5).Item1}\";",
        // Closures
        "var actions = new List<Func<int>>(); for (int i = 0; i < 3; i++) { int j = i; actions.Add(() => j * 10 + i); } return string.Join(' ', actions.Select(f => f()));",
        "var actions = new List<Func<int>>(); foreach (int i in new[] { 1, 2, 3 }) actions.Add(() => i); return string.Join(' ', actions.Select(f => f()));",
        "int n = 0; Action inc = () => n++; inc(); inc(); Func<int, Func<int, int>> add = a => b => a + b + n; return add(1)(2).ToString();",
        "Func<int, int> fact = null!; fact = n => n < 2 ? 1 : n * fact(n - 1); return fact(6).ToString();",
        "Func<double, double> f = Math.Sqrt; Func<int, string> g = static x => x.ToString(); return $\"{f(9)} {g(4)} {f.Invoke(16)}\";",
        "int Twice(int x) => 2 * x; Func<int, int> f = Twice; Func<int, int> Compose(Func<int, int> a, Func<int, int> b) => x => b(a(x)); return Compose(f, x => x + 1)(5).ToString();",
        // Arrays, lists, collections
        "int[] a = [1, 2, 3]; int[] b = [.. a, 4, .. new[] { 5, 6 }]; List<int> l = [.. b]; l.Add(7); l.Insert(0, 0); l.RemoveAt(1); return $\"{a.Length} {string.Join(' ', b)} {string.Join(' ', l)} {l.Count} {l[^1]} {b[^2]} {string.Join(' ', b[1..^1])} {l.Contains(4)} {l.IndexOf(4)}\";",
        "var m = new int[2, 3]; m[1, 2] = 5; m[0, 0] += 2; int[,] k = { { 1, 2 }, { 3, 4 } }; return $\"{m[1, 2]} {m[0, 0]} {m.Length} {m.GetLength(0)} {k[1, 0]} {k.Rank}\";",
        "int[][] j = [[1], [2, 3], []]; j[0][0]++; return string.Join('|', j.Select(r => string.Join(',', r)));",
        "var a = new double[3]; a[1] = 2; var b = a; b[0] = 7; var c = (double[])a.Clone(); c[0] = 1; return string.Join(' ', a) + \" \" + string.Join(' ', c);",
        "var d = new Dictionary<string, int> { [\"a\"] = 1, [\"b\"] = 2 }; d[\"a\"] += 10; d.Add(\"c\", 3); return $\"{d[\"a\"]} {d.Count} {d.ContainsKey(\"z\")} {d.TryGetValue(\"b\", out int v)} {v} {string.Join(',', d.Keys)} {string.Join(',', d.Select(p => p.Key + p.Value))}\";",
        "Span<int> s = stackalloc int[0].Length == 0 ? new int[] { 4, 5 } : default; return \"\" + s.Length;".Replace("stackalloc int[0].Length == 0 ? new int[] { 4, 5 } : default", "new int[] { 4, 5 }", StringComparison.Ordinal),
        "ReadOnlySpan<float> s = [1, 2, 3]; float t = 0; foreach (float x in s) t += x; return $\"{t} {s[1]} {s.Length} {s[1..].Length}\";",
        "Index i = ^1; Range r = 1..3; var l = new List<int> { 1, 2, 3, 4 }; int[] a = [1, 2, 3, 4]; return $\"{l[i]} {string.Join(' ', a[r])} {string.Join(' ', a[..2])} {string.Join(' ', a[^2..])}\";",
        // LINQ
        "return string.Join(' ', Enumerable.Range(0, 10).Where(x => x % 2 == 1).Select(x => x * x).Reverse()) + Enumerable.Range(1, 4).Sum() + new[] { 1.5, 2 }.Sum() + new[] { 3, 9, 2 }.Max() + new[] { 3, 9, 2 }.Min() + new[] { 1, 2 }.Average();",
        "var xs = new[] { 1, 2, 3 }; return xs.Aggregate((a, b) => a * 10 + b) + \" \" + xs.Aggregate(\"s\", (s, x) => s + x) + \" \" + xs.Aggregate(0.5, (s, x) => s + x, s => s * 2) + xs.Any() + xs.All(x => x > 0) + xs.Count(x => x > 1) + xs.First(x => x > 1) + xs.Last() + xs.Contains(2) + xs.FirstOrDefault(x => x > 9);",
        "return string.Join(' ', new[] { 1, 2 }.Zip(new[] { \"a\", \"b\" }, (n, s) => s + n)) + string.Join(' ', new[] { 1, 2 }.Zip(new[] { 3, 4 }).Select(p => p.First * p.Second)) + string.Join(' ', new[] { 3, 1, 2 }.OrderBy(x => x).Concat([9]).Prepend(0)) + string.Join(' ', new[] { \"b\", \"a\" }.OrderByDescending(x => x));",
        "int calls = 0; var lazy = new[] { 1, 2, 3 }.Select(x => { calls++; return x; }); int before = calls; var list = lazy.ToList(); lazy.Take(1).ToList(); return $\"{before} {calls} {list.Count}\";",
        "return string.Join(' ', from x in Enumerable.Range(1, 3) from y in Enumerable.Range(1, 2) where x != y orderby y descending select $\"{x}{y}\");",
        "return string.Join('|', Enumerable.Range(0, 7).Chunk(3).Select(c => string.Join(',', c))) + string.Join(' ', new[] { 1, 1, 2 }.Distinct()) + string.Join(' ', Enumerable.Repeat(\"z\", 2)) + string.Join(' ', new[] { 5, 6 }.Select((x, i) => x * i)) + string.Join(' ', new[] { new[] { 1 }, new[] { 2, 3 } }.SelectMany(r => r)) + string.Join(' ', Enumerable.Range(0, 9).Skip(2).Take(3)) + new[] { 1, 2 }.ToDictionary(x => x, x => x * x)[2];",
        "static IEnumerable<int> Up(int n) { for (int i = 0; i < n; i++) { if (i == 3) yield break; yield return i * i; } } return string.Join(' ', Up(2)) + \"/\" + string.Join(' ', Up(9));",
        // Patterns
        "static string K(object? o) => o switch { null => \"null\", int and > 10 => \"big\", int n when n % 2 == 0 => \"even\", int => \"odd\", string { Length: > 2 } s => s, string => \"short\", (int a, int b) => $\"{a + b}\", _ => \"other\" }; return string.Join(' ', new object?[] { null, 11, 4, 3, \"abc\", \"a\", (1, 2), 1.0 }.Select(K));",
        "int x = 7; return $\"{x is > 5 and < 10} {x is 7 or 8} {x is not 7} {x is var y && y == 7} {(x, 1) is (7, _)} {(x is int z ? z : 0)}\";",
        "static string L(int[] a) => a switch { [] => \"empty\", [var x] => $\"one {x}\", [1, .., var z] => $\"1..{z}\", [_, .. var rest] => $\"rest {rest.Length}\" }; return L([]) + L([5]) + L([1, 2, 3]) + L([4, 5, 6]);",
        "object o = \"text\"; if (o is not string s) return \"no\"; return s + (o as string)!.Length + (o as int[] is null);",
        "DayOfWeek d = DayOfWeek.Friday; return $\"{d} {(int)d} {d == DayOfWeek.Friday} {d + 1} {(DayOfWeek)2} {d switch { DayOfWeek.Friday => 1, _ => 0 }} {d > DayOfWeek.Monday}\";",
        // Types of one's own
        "var p = new Point(1, 2); var q = p; q.X = 9; var r = p with { Y = 5 }; return $\"{p.X} {q.X} {r.X} {r.Y} {p.Sum} {p == new Point(1, 2)} {new Point { X = 4 }.X} {p + r is { X: 2 }}\";",
        "var c = new Counter(5) { Step = 2 }; c.Next(); c.Next(); return $\"{c.Value} {c.Step} {Counter.Made > 0} {c.Describe()} {((Shape)new Square(3)).Area()} {new Square(2).Name} {new Circle().Area()}\";",
        "var (x, y) = new Pair<int, string>(1, \"a\"); Pair<int, string> p = new(2, \"b\"); return $\"{x}{y}{p.First}{p.Second} {p.Map(f => f * 2)} {Pair.Make(1, 2).First} {p == new Pair<int, string>(2, \"b\")}\";",
        "var a = new { N = 1, S = \"x\" }; return $\"{a.N} {a.S}\";",
        "var s = new Stack2<int>(); s.Push(1); s.Push(2); s[0] = 7; return $\"{s.Pop()} {s.Pop()} {s.Count}\";",
        "int x = 1; static void Twice(ref int v) => v *= 2; static void Out(out int v, in int w) => v = w + 1; Twice(ref x); Twice(ref x); Out(out int y, x); int[] a = [1, 2]; Twice(ref a[1]); ref int r = ref a[0]; r = 50; return $\"{x} {y} {a[0]} {a[1]}\";",
        "static string N(int a, int b = 2, string c = \"d\", params int[] rest) => $\"{a}{b}{c}{rest.Length}\"; return N(1) + N(c: \"z\", a: 5) + N(1, 2, \"e\", 7, 8) + N(b: 9, a: 0);",
        "static T Pick<T>(bool first, T a, T b) => first ? a : b; static int Size<T>() where T : unmanaged => typeof(T) == typeof(float) ? 4 : typeof(T) == typeof(double) ? 8 : 0; return $\"{Pick(true, 1, 2)} {Pick(false, \"a\", \"b\")} {Size<float>()} {Size<double>()} {default(int)} {default(string) is null}\";",
        "return $\"{Config.Width} {Config.Names[1]} {Config.Table[\"k\"]} {Config.Half} {Config.Level}\";",
        "IArea[] shapes = [new Square(2), new Circle()]; return string.Join(' ', shapes.Select(s => s.Area())) + (shapes[0] is Square { Side: 2 } ? \"S\" : \"\");",
        "using (new Tracker()) { Tracker.Log += \"in \"; } { using var t = new Tracker(); Tracker.Log += \"in2 \"; } return Tracker.Log;",
        "int i = 0; int[] a = new int[3]; a[i++] = i; a[i++] = i * 10; return $\"{i} {a[0]} {a[1]}\";",
        "bool t = true, f = false; int n = 0; bool Side(bool v) { n++; return v; } _ = f && Side(true); _ = t || Side(true); _ = f & Side(true); return $\"{n} {t ^ f} {!t} {t & f | t}\";",
        "(int, string) t = (1, \"a\"); t.Item1 = 5; var u = t; u.Item2 = \"b\"; (double X, int Y) v = (1, 2); return $\"{t.Item1}{t.Item2}{u.Item2} {v.X / 2} {t == (5, \"a\")} {t}\";",
        "long total = 0; foreach (int x in new[] { 1, 2 }) total += x; float g = 1; g *= 2.5f; g -= 1; int z = 7; z /= 2; z %= 2; z |= 4; z ^= 1; return $\"{total} {g} {z}\";",
        "string? s = null; s ??= \"set\"; s ??= \"again\"; List<int>? l = null; (l ??= []).Add(1); return s + l.Count;",
    ];

    public const string Types = """
        public record struct Point(int X, int Y)
        {
            public readonly int Sum => X + Y;
            public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);
        }
        public interface IArea { double Area(); }
        public abstract class Shape(string name) : IArea
        {
            public string Name => name;
            public abstract double Area();
        }
        public class Square(double side) : Shape("square")
        {
            public double Side { get; } = side;
            public override double Area() => side * Side;
        }
        public sealed class Circle : Shape
        {
            private readonly double radius = 1;
            public Circle() : base("circle") { radius += 1; }
            public override double Area() => 3 * radius * radius;
        }
        public class Counter
        {
            public static int Made;
            public Counter(int start) { Value = start; Made++; }
            public int Value { get; private set; }
            public int Step { get; init; } = 1;
            public void Next() => Value += Step;
            public virtual string Describe() => $"counter at {Value}";
        }
        public record Pair<A, B>(A First, B Second) { public B2 Map<B2>(Func<A, B2> f) => f(First); }
        public static class Pair { public static Pair<T, T> Make<T>(T a, T b) => new(a, b); }
        public class Stack2<T>
        {
            private readonly List<T> items = [];
            public int Count => items.Count;
            public T this[int index] { get => items[index]; set => items[index] = value; }
            public void Push(T item) => items.Add(item);
            public T Pop() { T item = items[^1]; items.RemoveAt(items.Count - 1); return item; }
        }
        public enum Level { Low = 1, High = 10 }
        public static class Config
        {
            public const int Width = 2 * 150;
            public static readonly string[] Names = ["a", "b"];
            public static readonly Dictionary<string, int> Table = new() { { "k", Width + 1 } };
            public static double Half => Width / 2.0;
            public static Level Level { get; } = Level.High;
        }
        public sealed class Tracker : IDisposable
        {
            public static string Log = "";
            public void Dispose() => Log += "out ";
        }
        """;
}
