using System.Globalization;
using AotNet.Generator.Common;
using Microsoft.CodeAnalysis;

namespace AotNet.Generator.Frontend;

/// <summary>The construction code that [DnnClassifier] or [DnnRegressor] stands for.</summary>
internal sealed class EstimatorSource
{
    public const string MetadataName = "AotNet.WrittenByTheCompiler.Estimator";

    private readonly string activation, optimizer;
    private readonly double dropout, l1, l2;
    private readonly bool normalizes;

    public EstimatorSource(AttributeData attribute, bool isClassifier)
    {
        Dictionary<string, TypedConstant> arguments = attribute.NamedArguments.ToDictionary(item => item.Key, item => item.Value);
        T Get<T>(string name, T otherwise) => arguments.TryGetValue(name, out TypedConstant value) && value.Kind != TypedConstantKind.Array && value.Value is T given ? given : otherwise;
        string Name(string argument, string otherwise) => !arguments.TryGetValue(argument, out TypedConstant value) ? otherwise
            : value.Type!.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value.Value))?.Name ?? "";
        int[] hidden = arguments.TryGetValue("HiddenUnits", out TypedConstant units) && !units.IsNull ? [.. units.Values.Select(unit => unit.Value as int? ?? 0)] : [];
        Declaration = new EstimatorDeclaration(
            isClassifier ? EstimatorKind.Classifier : EstimatorKind.Regressor, Get("Features", 0), hidden.ToEquatableArray(),
            isClassifier ? Get("Classes", 2) : Get("Outputs", 1));
        (activation, optimizer) = (Name("Activation", "Relu"), Name("Optimizer", "Adagrad"));
        (dropout, l1, l2, normalizes) = (Get("Dropout", 0.0), Get("L1", 0.0), Get("L2", 0.0), Get("BatchNormalization", false));
    }

    /// <summary>The smallest network, for the signatures of one in error.</summary>
    public EstimatorSource(bool isClassifier)
    {
        Declaration = new EstimatorDeclaration(isClassifier ? EstimatorKind.Classifier : EstimatorKind.Regressor, 1, [], isClassifier ? 2 : 1);
        (activation, optimizer) = ("Relu", "Adagrad");
    }

    public EstimatorDeclaration Declaration { get; }

    /// <summary>What is wrong with the attribute's arguments; null when nothing is.</summary>
    public string? Fault =>
        Declaration.Features < 1 ? $"Features must be at least 1, not {Text(Declaration.Features)}"
        : Declaration.HiddenUnits.Any(units => units < 1) ? "every number in HiddenUnits must be at least 1"
        : Declaration.Kind == EstimatorKind.Classifier && Declaration.Outputs < 2 ? $"Classes must be at least 2, not {Text(Declaration.Outputs)}"
        : Declaration.Outputs < 1 ? $"Outputs must be at least 1, not {Text(Declaration.Outputs)}"
        : !(dropout >= 0 && dropout < 1) ? $"Dropout must be from 0 to below 1, not {Text(dropout)}"
        : !(l1 >= 0 && l2 >= 0) ? "L1 and L2 must not be negative"
        : activation.Length == 0 ? "Activation is none of the enum's values"
        : optimizer.Length == 0 ? "Optimizer is none of the enum's values"
        : null;

    /// <summary>C# 8 throughout, so that it can be read in whatever version the user's project is.</summary>
    public string Write()
    {
        string regularizer = l1 > 0 || l2 > 0 ? $", kernelRegularizer: global::AotNet.Regularizers.L1L2<float>({Text(l1)}, {Text(l2)})" : "";
        string act = activation == "Identity" ? "" : $"global::AotNet.Op.{activation}";
        string layer = $"hidden = global::AotNet.Op.Dense(hidden, units[i]{(act.Length > 0 && !normalizes ? $", activation: {act}" : "")}, useBias: {(normalizes ? "false" : "true")}, "
            + $"kernelInitializer: global::AotNet.Initializers.HeNormal<float>{regularizer}, name: \"hidden\" + (i + 1), reuse: global::AotNet.Reuse.Auto);";
        if (normalizes) layer += $"\nhidden = global::AotNet.Op.BatchNormalization(hidden, training, name: \"normalization\" + (i + 1), reuse: global::AotNet.Reuse.Auto);";
        if (normalizes && act.Length > 0) layer += $"\nhidden = {act}(hidden);";
        if (dropout > 0) layer += $"\nif (training) hidden = global::AotNet.Op.Dropout(hidden, {Text(dropout)});";
        string penalty = regularizer.Length > 0 ? " + global::AotNet.Op.RegularizationLoss<float>(\"dnn\")" : "";
        return $$"""
            namespace AotNet.WrittenByTheCompiler
            {
                [global::AotNet.Model]
                sealed partial class Estimator
                {
                    [global::AotNet.Placeholder("batch", {{Text(Declaration.Features)}})] readonly global::AotNet.Tensor<float> X;
                    {{Labels}}
                    [global::AotNet.Placeholder] readonly global::AotNet.Tensor<float> learningRate;

                    [global::AotNet.Scope("dnn")]
                    global::AotNet.Tensor<float> Forward(bool training)
                    {
                        var units = new int[] { {{string.Join(", ", Declaration.HiddenUnits.Select(units => Text(units)))}} };
                        var hidden = X;
                        for (int i = 0; i < units.Length; i++)
                        {
                            {{layer.Replace("\n", "\n                ")}}
                        }
                        return global::AotNet.Op.Dense(hidden, {{Text(Declaration.Outputs)}}{{regularizer}}, name: "outputs", reuse: global::AotNet.Reuse.Auto);
                    }

                    {{Heads}}

                    [global::AotNet.Scope("train"), global::AotNet.Fetch]
                    public global::AotNet.Operation Train => new global::AotNet.{{Optimizer}}.Minimize(LossOf(Forward(true)){{penalty}});

                    [global::AotNet.Scope("eval"), global::AotNet.Fetch]
                    public global::AotNet.Tensor<float> Loss => LossOf(Forward(false));
                }
            }
            """;
    }

    private string Labels => Declaration.Kind == EstimatorKind.Classifier
        ? "[global::AotNet.Placeholder(\"batch\")] readonly global::AotNet.Tensor<int> y;"
        : $"[global::AotNet.Placeholder(\"batch\", {Text(Declaration.Outputs)})] readonly global::AotNet.Tensor<float> y;";

    private string Heads => Declaration.Kind == EstimatorKind.Classifier
        ? """
                    global::AotNet.Tensor<float> LossOf(global::AotNet.Tensor<float> logits) =>
                        global::AotNet.Op.ReduceMean(global::AotNet.Op.SparseSoftmaxCrossEntropyWithLogits(y, logits));

                    [global::AotNet.Fetch]
                    public global::AotNet.Tensor<int> Predicted => global::AotNet.Op.ArgMax(Forward(false), axis: 1);

                    [global::AotNet.Fetch]
                    public global::AotNet.Tensor<float> Probabilities => global::AotNet.Op.Softmax(Forward(false));
            """
        : """
                    global::AotNet.Tensor<float> LossOf(global::AotNet.Tensor<float> predicted) =>
                        global::AotNet.Op.ReduceMean(global::AotNet.Op.Square(predicted - y));

                    [global::AotNet.Fetch]
                    public global::AotNet.Tensor<float> Predicted => Forward(false);
            """;

    private string Optimizer => optimizer switch
    {
        "GradientDescent" => "GradientDescentOptimizer(learningRate)",
        "Momentum" => "MomentumOptimizer(learningRate, 0.9)",
        _ => $"{optimizer}Optimizer(learningRate)",
    };

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
