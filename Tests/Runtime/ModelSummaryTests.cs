using System.Reflection;
using AotNet.Summaries;
using AotNet.Tests.Emission;

namespace AotNet.Tests.Runtime;

/// <summary>Summaries as nodes of a model: run, written, and read again by the independent reader.</summary>
public sealed class ModelSummaryTests : IDisposable
{
    private const string Source = """
        using AotNet;
        using AotNet.Summaries;
        using static AotNet.Op;

        [Model] public partial class M
        {
            [Placeholder("batch", 4)] readonly Tensor<float> X;
            [Variable] readonly Tensor<float> w = Constant([[0.5f], [-1f], [2f], [0f]]);
            [Scope("layers/first")] Tensor<float> Hidden => MatMul(X, w);
            [Scope("loss"), Fetch] public Tensor<float> Mse => ReduceMean(Square(Hidden), name: "mse");
            [Scope("loss"), Fetch] public Summary Curve => Summary.Scalar("mse", Mse);
            [Fetch] public Summary All => Summary.Merge(Curve, Summary.Histogram("weights", w),
                Summary.Image("pixels", Reshape(X, [-1, 2, 2, 1]), maxImages: 2), Summary.Text("note", "**bold**"));
            [Scope("train"), Fetch] public Operation Train => new GradientDescentOptimizer(0.1f).Minimize(Mse);
        }

        public static class Driver
        {
            public static float Write(string folder, float[] x)
            {
                using var session = new M.Session();
                session.Initialize();
                using var writer = new FileWriter(folder, M.Graph);
                writer.Add(session.All(x), step: 3);
                session.Train(x);
                writer.Add(session.Curve(x), step: 4);
                return session.Mse(x);
            }
        }
        """;

    private static readonly Lazy<Assembly> Compiled = new(() => GeneratedProgram.Load(Source));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Summaries_OfAModel_AreReadBack()
    {
        float[] x = [1, 0, 0.5f, 1, 0, 1, 0, 0, 1, 1, 1, 1];
        float last = (float)Compiled.Value.GetType("Driver")!.GetMethod("Write")!.Invoke(null, [_folder.Path, x])!;
        var events = FileWriterTests.Read(Assert.Single(Directory.GetFiles(_folder.Path)));
        Assert.Equal([0, 0, 3, 4], events.Select(item => (int)item.Step));

        var values = events[2].Summary.Value;
        Assert.Equal(["loss/mse", "weights", "pixels/image/0", "pixels/image/1", "note"], values.Select(value => value.Tag));
        Assert.Equal(((1.5f * 1.5f) + 1 + (1.5f * 1.5f)) / 3, values[0].SimpleValue, 1e-6f);
        Assert.Equal((-1, 2, 4, 1.5), (values[1].Histo.Min, values[1].Histo.Max, values[1].Histo.Num, values[1].Histo.Sum));
        Assert.Equal((2, 2, 1), (values[2].Image.Height, values[2].Image.Width, values[2].Image.Colorspace));
        Assert.Equal("**bold**", values[4].Tensor.StringVal[0].ToStringUtf8());
        Assert.Equal(last, events[3].Summary.Value[0].SimpleValue);
        Assert.True(last < values[0].SimpleValue);
    }

    // TensorBoard draws a box for each part of a name before a slash, and edges from the inputs.
    [Fact]
    public void Graph_OfAModel_NestsByScopes_AndEveryInputIsANode()
    {
        string path;
        var graph = (GraphInfo)Compiled.Value.GetType("M")!.GetProperty("Graph")!.GetValue(null)!;
        using (var writer = new FileWriter(_folder.Path, graph)) path = writer.FilePath;
        var nodes = Proto.GraphDef.Parser.ParseFrom(FileWriterTests.Read(path)[1].GraphDef).Node;
        var names = nodes.Select(node => node.Name).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.Contains("layers/first/MatMul", names);
        Assert.Contains("loss/mse", names);
        Assert.Contains(names, name => name.StartsWith("train/GradientDescent/", StringComparison.Ordinal));
        Assert.All(nodes.SelectMany(node => node.Input), input => Assert.Contains(input.TrimStart('^'), names));
        Assert.All(names, name => Assert.DoesNotContain(name + "/", names.Where(other => other == name + "/")));
    }

    [Fact]
    public void Flush_ShowsWhatWasAdded_WhileTheFileIsOpen()
    {
        using var writer = new FileWriter(_folder.Path) { FlushInterval = TimeSpan.FromHours(1) };
        writer.AddScalar("a", 1, 1);
        Assert.Single(ReadOpen());
        writer.Flush();
        Assert.Equal(2, ReadOpen().Count);

        List<Proto.Event> ReadOpen()
        {
            string copy = _folder["copy"];
            using (var source = new FileStream(writer.FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
            using (FileStream target = File.Create(copy)) source.CopyTo(target);
            return FileWriterTests.Read(copy);
        }
    }
}
