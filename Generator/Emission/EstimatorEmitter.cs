using AotNet.Generator.Common;
using AotNet.Generator.Frontend;

namespace AotNet.Generator.Emission;

/// <summary>
/// Writes what a class with [DnnClassifier] or [DnnRegressor] has besides its session: the base class, which trains and evaluates, and
/// the steps that it asks for.
/// </summary>
internal static class EstimatorEmitter
{
    private const string Features = "global::System.ReadOnlySpan<float> features";

    public static string Base(EstimatorDeclaration estimator) => estimator.Kind == EstimatorKind.Classifier ? "global::AotNet.ClassifierBase" : "global::AotNet.RegressorBase";

    public static void Write(SourceWriter text, string name, EstimatorDeclaration estimator)
    {
        bool isClassifier = estimator.Kind == EstimatorKind.Classifier;
        string options = Options(estimator), labels = Labels(estimator);
        text.Line("private readonly Session model;").Line();
        ModelFile.WriteSummary(text, $"Layers of {string.Join(", ", estimator.HiddenUnits.Concat([estimator.Outputs]))} units over {estimator.Features} features; without values until trained or restored.");
        text.Line($"public {SessionNames.Escape(name)}({options}? options = null) : this(new Session(SessionOptionsOf(options)), options) {{ }}").Line();
        text.Line($"private {SessionNames.Escape(name)}(Session session, {options}? options) : base(session, options, {estimator.Features}, {estimator.Outputs}) => model = session;").Line();
        text.Line(SessionEmitter.Inherited).Line($"protected override void TrainStep({Features}, {labels} labels, float learningRate) => model.Train(features, labels, learningRate);").Line();
        text.Line(SessionEmitter.Inherited).Line($"protected override float LossOf({Features}, {labels} labels) => model.Loss(features, labels);").Line();
        text.Line(SessionEmitter.Inherited).Line($"protected override void {(isClassifier ? "ProbabilitiesOf" : "PredictionsOf")}({Features}, {Results(estimator)}) => model.{(isClassifier ? "Probabilities" : "Predicted")}(features, {ResultName(estimator)});").Line();
    }

    public static void WriteInError(SourceWriter text, string name, EstimatorDeclaration estimator)
    {
        string labels = Labels(estimator), fault = $"throw new global::System.InvalidOperationException(\"The estimator {name} has errors; the build lists them.\")";
        ModelFile.WriteSummary(text, "The estimator is in error; see the build's messages.");
        text.Line($"public {SessionNames.Escape(name)}({Options(estimator)}? options = null) : base(null!, options, 1, 1) => {fault};").Line();
        text.Line(SessionEmitter.Inherited).Line($"protected override void TrainStep({Features}, {labels} labels, float learningRate) => {fault};");
        text.Line(SessionEmitter.Inherited).Line($"protected override float LossOf({Features}, {labels} labels) => {fault};");
        text.Line(SessionEmitter.Inherited).Line($"protected override void {(estimator.Kind == EstimatorKind.Classifier ? "ProbabilitiesOf" : "PredictionsOf")}({Features}, {Results(estimator)}) => {fault};").Line();
    }

    private static string Options(EstimatorDeclaration estimator) =>
        estimator.Kind == EstimatorKind.Classifier ? "global::AotNet.ClassifierOptions" : "global::AotNet.RegressorOptions";

    private static string Labels(EstimatorDeclaration estimator) => $"global::System.ReadOnlySpan<{(estimator.Kind == EstimatorKind.Classifier ? "int" : "float")}>";

    // The base class's own names for its parameters.
    private static string ResultName(EstimatorDeclaration estimator) => estimator.Kind == EstimatorKind.Classifier ? "probabilities" : "predictions";

    private static string Results(EstimatorDeclaration estimator) => $"global::System.Span<float> {ResultName(estimator)}";
}
