using System.Collections.Concurrent;
using AotNet.Generator.Common;
using AotNet.Generator.Graph;
using AotNet.Tests.Emission;

namespace AotNet.Tests.Ops;

/// <summary>Every case of the table as emitted code, in float and in double, against the interpreter.</summary>
public class EmittedOpTests(EmittedOpTests.Models models) : IClassFixture<EmittedOpTests.Models>
{
    public static TheoryData<string> Cases => OpTests.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void Emitted_Float_IsTheInterpretersValue(string name) => Check(OpCases.Get(name), Element.Float32);

    [Theory, MemberData(nameof(Cases))]
    public void Emitted_Double_IsTheInterpretersValue(string name) => Check(OpCases.Get(name), Element.Float64);

    private void Check(OpCase item, Element floating)
    {
        NDArray[] x = item.Draw(floating);
        var (graph, inputs, output) = item.Build(floating);
        NDArray expected = Interpreter.Run(graph.Build(), output.Id, Enumerable.Range(0, x.Length).ToDictionary(i => inputs[i].Id, i => x[i]));
        using TestSession session = models.Get(item.Name, floating).NewSession(new SessionOptions { Seed = Interpreter.Seed });
        object result = session.Run("Y", [.. x.Select(Feed)])[0];
        NDArray actual = Read(result, expected);
        double unit = output.Element switch { Element.Float16 => 9.765625e-4, Element.Float64 => 2.2204460492503131e-16, _ => 1.1920929e-07 };
        for (int i = 0; i < expected.Count; i++)
            Assert.True(
                expected.IsFloating ? IsClose(expected[i], actual[i], item.EmittedUnits * unit) : expected.Long(i) == actual.Long(i),
                $"Element {i}: expected {expected[i]:R}, got {actual[i]:R}.\nexpected {expected}\ngot      {actual}");
    }

    private static bool IsClose(double expected, double actual, double tolerance) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected));

    private static object Feed(NDArray value)
    {
        Array array = value.Type switch
        {
            Element.Float32 => value.ToDoubles().Select(item => (float)item).ToArray(),
            Element.Float64 => value.ToDoubles().ToArray(),
            Element.Float16 => value.ToDoubles().Select(item => (Half)item).ToArray(),
            Element.Int32 => Longs(value).Select(item => (int)item).ToArray(),
            Element.Int64 => Longs(value).ToArray(),
            Element.UInt8 => Longs(value).Select(item => (byte)item).ToArray(),
            _ => Longs(value).Select(item => item != 0).ToArray(),
        };
        return value.Rank == 0 ? array.GetValue(0)! : array;
    }

    private static NDArray Read(object result, NDArray like)
    {
        object[] items = result is Array array ? [.. array.Cast<object>()] : [result];
        return like.IsFloating
            ? NDArray.Of(like.Type, like.Shape, items.Select(item => item is Half half ? (double)half : Convert.ToDouble(item, null)))
            : NDArray.OfLongs(like.Type, like.Shape, items.Select(item => Convert.ToInt64(item, null)));
    }

    private static IEnumerable<long> Longs(NDArray value) => Enumerable.Range(0, value.Count).Select(value.Long);

    /// <summary>The cases of an op are compiled together when the first of them is asked for.</summary>
    public sealed class Models
    {
        private readonly ConcurrentDictionary<string, Lazy<Dictionary<(string, Element), CompiledModel>>> compiled = new(StringComparer.Ordinal);

        internal CompiledModel Get(string name, Element floating) =>
            compiled.GetOrAdd(OpCases.Get(name).Op, op => new(() => Compile(op))).Value[(name, floating)];

        private static Dictionary<(string, Element), CompiledModel> Compile(string op)
        {
            (string Name, Element Floating)[] keys =
                [.. from item in OpCases.All where item.Op == op from floating in new[] { Element.Float32, Element.Float64 } select (item.Name, floating)];
            var models = CompiledModel.Of([.. keys.Select(key => Graph(OpCases.Get(key.Name), key.Floating))]);
            return keys.Zip(models).ToDictionary(pair => pair.First, pair => pair.Second);
        }

        private static ModelGraph Graph(OpCase item, Element floating)
        {
            var (graph, inputs, output) = item.Build(floating);
            graph.Fetches.Add(new FetchInfo("Y", [new FetchResult(output.Id)], inputs.Select((input, i) => new FeedInfo(input.Id, $"x{i}")).ToEquatableArray()));
            return graph.Build();
        }
    }
}
