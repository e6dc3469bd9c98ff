using System.Runtime.InteropServices;

namespace AotNet.Benchmarks;

/// <summary>The data that all peers share, from the folder PEERS names; made up in the same form where there is none.</summary>
internal sealed class PeerData
{
    private readonly string folder = Path.Combine(Environment.GetEnvironmentVariable("PEERS") ?? Path.Combine(Path.GetTempPath(), "peers"), "data");
    private readonly Random random = new(0);

    public PeerData()
    {
        Weights = Read("mlp.bin", 784 * 300 + 300 + 300 * 100 + 100 + 100 * 10 + 10, () => 0.1f * (random.NextSingle() - 0.5f));
        Images = Read("x.bin", 1000 * 784, () => random.NextSingle() < 0.2f ? random.NextSingle() : 0);
        Labels = MemoryMarshal.Cast<float, int>(Read("y.bin", 1000, () => BitConverter.Int32BitsToSingle(random.Next(10)))).ToArray();
        LinearX = Read("linx.bin", 20640 * 9, random.NextSingle);
        LinearY = Read("liny.bin", 20640, random.NextSingle);
        MoonsX = Read("moonx.bin", 3000, random.NextSingle);
        MoonsY = Read("moony.bin", 1000, () => random.Next(2));
    }

    public float[] Weights { get; }

    public float[] Images { get; }

    public int[] Labels { get; }

    public float[] LinearX { get; }

    public float[] LinearY { get; }

    public float[] MoonsX { get; }

    public float[] MoonsY { get; }

    private float[] Read(string name, int count, Func<float> madeUp)
    {
        string path = Path.Combine(folder, name);
        if (File.Exists(path)) return MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan()) value = madeUp();
        return values;
    }
}
