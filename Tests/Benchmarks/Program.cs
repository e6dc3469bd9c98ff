using System.Globalization;
using AotNet.Benchmarks;

// No argument: every row, beside the limit measured in the same run. `W1 2`: one workload on two threads in the peers' protocol.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var arguments = Arguments.Parse(args);
    if (arguments.Workload == FirstStep.Argument) FirstStep.Child();
    else if (arguments.Workload is { } id) Protocol.Run(id, arguments.Threads);
    else if (!Table.Show(arguments, new PeerData())) return Fail($"no row begins with {arguments.Only}");
    return 0;
}
catch (FormatException error)
{
    return Fail(error.Message);
}

static int Fail(string message)
{
    Console.Error.WriteLine("benchmarks: " + message.ReplaceLineEndings(" "));
    return 2;
}
