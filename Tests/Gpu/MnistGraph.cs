using AotNet.Generator.Graph;
using AotNet.Generator.Ops;

namespace AotNet.Tests.Gpu;

/// <summary>The MNIST network of chapter 10 as the frontend would give it: 784-300-100-10, trained by gradient descent.</summary>
internal static class MnistGraph
{
    public static ModelGraph Build(float learningRate = 0.01f)
    {
        var g = new GraphBuilder("Mnist");
        Value x = g.Placeholder(TensorType.Parse("f32[batch,784]"), "X"), y = g.Placeholder(TensorType.Parse("i32[batch]"), "y");
        var variables = new List<Value>();
        Value hidden1 = Layer(g, x, 300, "hidden1", variables).Apply("Relu"), hidden2 = Layer(g, hidden1, 100, "hidden2", variables).Apply("Relu");
        Value logits = Layer(g, hidden2, 10, "outputs", variables);

        Value loss = g.Add("ReduceMean", [g.Add("SparseSoftmaxCrossEntropyWithLogits", [y, logits])], name: "loss");
        Value rate = g.Scalar(learningRate, Element.Float32);
        Value[] updates = [.. variables.Select(v => g.Add("Assign", [v, v - (rate * g.AddTyped(WellKnownOps.Gradient, v.Type, [loss, v]))]))];
        Value train = g.AddTyped("Group", TensorType.Operation, updates);
        Value accuracy = g.Add("ReduceMean", [g.Add("InTopK", [logits, y], Attributes.Of(("k", 1))).Cast(Element.Float32)], name: "accuracy");
        Value predicted = g.Add("ArgMax", [logits], Attributes.Of(("axis", 1)));

        FeedInfo[] both = [new(x.Id, "x"), new(y.Id, "y")];
        g.Fetches.Add(new FetchInfo("Loss", [new FetchResult(loss.Id)], [.. both]));
        g.Fetches.Add(new FetchInfo("Train", [new FetchResult(train.Id)], [.. both]));
        g.Fetches.Add(new FetchInfo("Accuracy", [new FetchResult(accuracy.Id)], [.. both]));
        g.Fetches.Add(new FetchInfo("Predicted", [new FetchResult(predicted.Id)], [both[0]]));
        return g.Build();
    }

    private static Value Layer(GraphBuilder g, Value x, int neurons, string name, List<Value> variables)
    {
        g.Scope = $"dnn/{name}/";
        long inputs = x.Shape[1].Size;
        var shape = TensorType.Parse($"f32[{inputs},{neurons}]").Shape;
        Value initial = g.Add("TruncatedNormal", [], Attributes.Of(("shape", shape), ("type", Element.Float32), ("mean", 0.0), ("stddev", 2 / Math.Sqrt(inputs + neurons)), ("key", $"dnn/{name}/kernel")));
        Value w = g.Variable(initial, "kernel"), b = g.Variable(g.Fill(0, TensorType.Parse($"f32[{neurons}]")), "bias");
        variables.AddRange([w, b]);
        Value z = x.MatMul(w) + b;
        g.Scope = "";
        return z;
    }
}
