using System.Reflection;

namespace AotNet.Tests.Emission;

/// <summary>What a user's program sees of graphs and sessions.</summary>
public class SessionProgramTests
{
    private const string Source = """
        using AotNet;
        using static AotNet.Op;

        [Model] public partial class M
        {
            [Placeholder("n", 2)] readonly Tensor<float> X;
            [Placeholder("n")] readonly Tensor<float> t;
            [Placeholder(null)] readonly Tensor<float> free;
            [Variable] readonly Tensor<int> a = 3;
            [Variable] readonly Tensor<float> w = Constant([2f, 3f]);

            [Fetch] public Tensor<int> A => a;
            [Fetch] public Tensor<int> Squared => a * a;
            [Fetch] public Operation Add => AssignAdd(a, 1);

            // One draw however often it is named, and another one in another run.
            Tensor<float> Noise => RandomNormal<float>(3);
            [Fetch] public (Tensor<float> First, Tensor<float> Second, Tensor<float> Sum) Draws => (Noise * 1, Noise * 2, Noise + Noise);

            // The update is one node of the run too, and the others read the value from before.
            [Fetch] public (Tensor<int> Before, Tensor<int> Twice, Operation Update) ReadAndAdd => (a, a * 2, Group(Add));

            [Scope("hidden")] Tensor<float> Rows => ReduceSum(X * w, axis: 1, name: "rows");
            [Fetch] public Tensor<float> Error => ReduceSum(Rows - t);
            [Fetch(Feed = nameof(Rows))] public Tensor<float> ErrorOfRows => ReduceSum(Rows - t);
            [Fetch] public Tensor<float> Length => ReduceSum(free);
        }

        [Model] public partial class Other
        {
            [Variable] readonly Tensor<int> a = 100;
            [Fetch] public Tensor<int> A => a;
        }

        public static class Driver
        {
            public static string Default()
            {
                var text = new List<string>();
                void Try(string what, Func<int> get) { try { text.Add($"{what} {get()}"); } catch (InvalidOperationException error) { text.Add($"{what}: {error.Message}"); } }
                using var one = new M.Session();
                using var two = new M.Session();
                using var other = new Other.Session();
                one.Initialize(); two.Initialize(); other.Initialize();
                two.Add();
                Try("outside", () => M.Default.A());
                using (one.AsDefault())
                {
                    Try("one", () => M.Default.A());
                    using (two.AsDefault()) using (other.AsDefault()) { Try("two", () => M.Default.A()); Try("other", () => Other.Default.A()); }
                    Try("one again", () => M.Default.Squared());
                    Try("other again", () => Other.Default.A());
                    var thread = new System.Threading.Thread(() => Try("another thread", () => M.Default.A()));
                    thread.Start(); thread.Join();
                }
                Try("after", () => M.Default.A());
                return string.Join("\n", text);
            }

            public static string Shared()
            {
                using var one = new M.Session();
                one.Initialize();
                using var same = new M.Session(sharing: one);
                using var apart = new M.Session();
                apart.Initialize();
                one.Add(); same.Add(); apart.Add();
                return $"{one.A()} {same.A()} {apart.A()}";
            }

            public static float[] Draws()
            {
                using var session = new M.Session(new SessionOptions { Seed = 3 });
                session.Initialize();
                var first = session.Draws();
                var second = session.Draws();
                return [.. first.First, .. first.Second, .. first.Sum, .. second.First];
            }

            public static string ReadAndAdd()
            {
                using var session = new M.Session();
                session.Initialize();
                var (before, twice) = session.ReadAndAdd();
                return $"{before} {twice} {session.A()}";
            }

            public static string Errors()
            {
                using var session = new M.Session();
                session.Initialize();
                var text = new List<string> { $"{session.Error([1, 1, 2, 2], [1, 2])}", $"{session.ErrorOfRows(rows: [10, 20], t: [1, 2])}", $"{session.Length([1, 1, 1])} {session.Length([])}" };
                foreach (var (x, t) in new (float[], float[])[] { ([1, 1, 2], [1]), ([1, 1, 2, 2], [1]) })
                    try { session.Error(x, t); text.Add("no error"); } catch (ArgumentException error) { text.Add(error.Message); }
                return string.Join("\n", text);
            }
        }
        """;

    private static readonly Lazy<Assembly> Compiled = new(() => GeneratedProgram.Load(Source));

    [Fact]
    public void Default_IsTheInnermostSessionOfTheModel_OnItsThread()
    {
        string[] lines = Call<string>("Default").Split('\n');
        Assert.Equal(["one 3", "two 4", "other 100", "one again 9"], lines[1..5]);
        foreach (var (line, model) in new[] { (0, "M"), (5, "Other"), (6, "M"), (7, "M") })
            Assert.Contains($"There is no default session of {model} on this thread", lines[line], StringComparison.Ordinal);
    }

    [Fact]
    public void Sessions_ShareVariables_OnlyWhereTold() => Assert.Equal("5 5 4", Call<string>("Shared"));

    [Fact]
    public void Fetches_OfOneRun_EvaluateANodeOnce()
    {
        float[] values = Call<float[]>("Draws");
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(2 * values[i], values[3 + i]);
            Assert.Equal(2 * values[i], values[6 + i]);
            Assert.NotEqual(values[i], values[9 + i]);
        }
    }

    [Fact]
    public void Updates_OfARun_AreSeenByTheNext() => Assert.Equal("3 6 4", Call<string>("ReadAndAdd"));

    [Fact]
    public void Feeds_NamedAndOpenSizes_AreCheckedAgainstEachOther()
    {
        string[] lines = Call<string>("Errors").Split('\n');
        Assert.Equal(["12", "27", "3 0"], lines[..3]);
        Assert.Contains("X has shape [n, 2]", lines[3], StringComparison.Ordinal);
        Assert.Contains("3", lines[3], StringComparison.Ordinal);
        Assert.Contains("n", lines[4], StringComparison.Ordinal);
        Assert.NotEqual("no error", lines[4]);
    }

    [Fact]
    public void Graph_ListsNodesShapesOpsScopesAndVariables()
    {
        var graph = (GraphInfo)Compiled.Value.GetType("M")!.GetProperty("Graph")!.GetValue(null)!;
        Assert.Equal("M", graph.Name);
        Assert.Equal(("ReduceSum", "n"), (graph["hidden/rows"].Op, graph["hidden/rows"].Shape.Single()));
        Assert.Contains("hidden", graph.Scopes);
        Assert.Equal(["a", "w"], graph.Variables.Select(variable => variable.Name));
        Assert.Equal(["n", "2"], graph["X"].Shape);
    }

    private static T Call<T>(string method) => (T)Compiled.Value.GetType("Driver")!.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
}
