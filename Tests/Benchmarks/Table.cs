namespace AotNet.Benchmarks;

/// <summary>All rows, printed as Markdown.</summary>
internal static class Table
{
    /// <summary>The rows whose names begin with the prefix that is asked for.</summary>
    /// <returns>False when there is no such row.</returns>
    public static bool Show(Arguments arguments, PeerData data)
    {
        bool any = false;
        foreach (var section in Sections(arguments, data))
        {
            var rows = section.Rows.Where(row => row.Name.StartsWith(arguments.Only, StringComparison.OrdinalIgnoreCase)).ToList();
            if (rows.Count == 0) continue;
            if (any) Console.WriteLine();
            any = true;
            Console.WriteLine($"### {section.Title}");
            Console.WriteLine();
            Console.WriteLine($"| {section.Columns} |");
            Console.WriteLine("|" + string.Concat(Enumerable.Repeat(" --- |", section.Columns.Count(c => c == '|') + 1)));
            foreach (var row in rows)
                foreach (string line in row.Lines()) Console.WriteLine($"| {line} |");
            if (section.Foot is null) continue;
            Console.WriteLine();
            Console.WriteLine(section.Foot());
        }
        if (!"models:".StartsWith(arguments.Only, StringComparison.OrdinalIgnoreCase)) return any;
        if (any) Console.WriteLine();
        Console.WriteLine("### A project of 200 models in an editor");
        Console.WriteLine();
        ManyModels.Show();
        return true;
    }

    private static IEnumerable<Section> Sections(Arguments arguments, PeerData data)
    {
        yield return Bursts.Section("Workloads of the peers", Workload.Rows(data));
        yield return Bursts.Section("Matrix products (W6)", Products.Rows());
        yield return Bursts.Section("Training steps", Networks.Rows(data));
        yield return Bursts.Section("Softmax and elementwise chains, a million elements", Elementwise.Rows());
        yield return Bursts.Section("Reductions of 1000 x 1000", Reductions.Rows());
        yield return Bursts.Section("Updates of a million parameters", Updates.Rows());
        yield return Bursts.Section("Layers on 1000 x 1000", Layers.Rows());
        yield return Bandwidths.Section();
        yield return FirstStep.Section();
        yield return NativeStart.Section(arguments.Native);
        yield return GeneratorTime.Section();
        yield return BuildTime.Section(arguments.Build);
    }
}
