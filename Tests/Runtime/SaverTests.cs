namespace AotNet.Tests.Runtime;

[Collection(nameof(SaverTests))]
public sealed class SaverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _warnings = [];

    public SaverTests() => Saver.Warning = _warnings.Add;

    public void Dispose()
    {
        Saver.Warning = Console.Error.WriteLine;
        _folder.Dispose();
    }

    [Fact]
    public void Restore_GivesBackEverything()
    {
        using var session = Initialized(seed: 7);
        session.Variables.W.Assign([1, 2, 3, 4, 5, 6]);
        session.Draw();
        var saver = new Saver(session);
        saver.State["epoch"] = "3 \"ä\"\n𝄞";
        saver.Save(_folder["a/model"], step: 50);

        using var other = new HandSession();
        CheckpointInfo info = new Saver(other).Restore(Saver.LatestCheckpoint(_folder["a/model"])!);
        Assert.Equal([1, 2, 3, 4, 5, 6], other.Variables.W.AsSpan().ToArray());
        Assert.Equal(new RandomState(7, 1), other.RandomState);
        Assert.Equal((50, "Hand", "3 \"ä\"\n𝄞"), (info.Step, info.Model, info.State["epoch"]));
        Assert.Equal(["checkpoint", "model-50.safetensors"], Names("a"));
        Assert.Equal("Hand", Saver.ImportGraph(_folder["a/model"]).Name);
    }

    [Fact]
    public void WithoutAStep_IsFoundByItsName()
    {
        using var session = Initialized();
        new Saver(session).Save(_folder["final"]);
        using var other = new HandSession();
        Assert.Equal(0, new Saver(other).Restore(_folder["final"]).Step);
        Assert.Equal(6, other.Sum());
        Assert.EndsWith("final.safetensors", Saver.LatestCheckpoint(_folder["final"]));
    }

    [Fact]
    public void MaxToKeep_IsPerPath_AndLatestIsTheLastSaved()
    {
        using var session = Initialized();
        var saver = new Saver(session) { MaxToKeep = 2 };
        for (int step = 1; step <= 4; step++)
        {
            saver.Save(_folder["m"], step);
            saver.Save(_folder["n"], step * 10);
        }
        saver.Save(_folder["m"], 3);
        Assert.Equal(["checkpoint", "m-3.safetensors", "m-4.safetensors", "n-30.safetensors", "n-40.safetensors"], Names(""));
        Assert.EndsWith("m-3.safetensors", Saver.LatestCheckpoint(_folder["m"]));
    }

    [Fact]
    public void MaxToKeep_OfZero_KeepsAll_AndANewSaverGoesOnWithTheList()
    {
        using var session = Initialized();
        for (int step = 1; step <= 3; step++) new Saver(session) { MaxToKeep = 0 }.Save(_folder["m"], step);
        Assert.Equal(["checkpoint", "m-1.safetensors", "m-2.safetensors", "m-3.safetensors"], Names(""));
        new Saver(session) { MaxToKeep = 2 }.Save(_folder["m"], 4);
        Assert.Equal(["checkpoint", "m-3.safetensors", "m-4.safetensors"], Names(""));
    }

    [Fact]
    public void ImportGraph_ListsAModelWithoutItsSource()
    {
        using var session = Initialized();
        string file = new Saver(session).Save(_folder["m"], 7);
        foreach (string path in new[] { _folder["m"], file, _folder["m-7"] })
        {
            GraphInfo graph = Saver.ImportGraph(path);
            Assert.Equal("Hand", graph.Name);
            Assert.Equal(["w", "b"], graph.Nodes.Select(node => node.Name));
            Assert.Equal(["2", "3"], graph["w"].Shape);
            Assert.Equal([("w", true), ("b", false)], graph.Variables.Select(variable => (variable.Name, variable.Trainable)));
        }
        Assert.Contains(_folder["n"], Assert.Throws<FileNotFoundException>(() => Saver.ImportGraph(_folder["n"])).Message);
        File.WriteAllBytes(_folder["n.safetensors"], [4, 0, 0, 0, 0, 0, 0, 0, .. "{}  "u8]);
        Assert.Contains("has no graph", Assert.Throws<InvalidDataException>(() => Saver.ImportGraph(_folder["n"])).Message);
        File.WriteAllBytes(_folder["n.safetensors"], [1, 2, 3]);
        Assert.Throws<InvalidDataException>(() => Saver.ImportGraph(_folder["n"]));
    }

    [Fact]
    public void KeepEveryHours_KeepsOneForGood()
    {
        using var session = Initialized();
        DateTime now = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var saver = new Saver(session) { MaxToKeep = 1, KeepEveryHours = 2, Clock = () => now };
        saver.Save(_folder["m"], 0);
        for (int hour = 1; hour <= 6; hour++)
        {
            now = now.AddHours(1);
            saver.Save(_folder["m"], hour);
        }
        Assert.Equal(["checkpoint", "m-2.safetensors", "m-4.safetensors", "m-6.safetensors"], Names(""));
    }

    [Fact]
    public void DamagedNewest_TheOneBeforeIsTaken_AndSaid()
    {
        using var session = Initialized();
        var saver = new Saver(session);
        saver.Save(_folder["m"], 1);
        string newest = saver.Save(_folder["m"], 2);
        byte[] bytes = File.ReadAllBytes(newest);
        bytes[^3] ^= 1;
        File.WriteAllBytes(newest, bytes);
        Assert.EndsWith("m-1.safetensors", Saver.LatestCheckpoint(_folder["m"]));
        Assert.Contains("m-2.safetensors", Assert.Single(_warnings));
        CheckpointInfo info = saver.Restore(_folder["m"]);
        Assert.Equal(1, info.Step);
        Assert.Contains("checksum", Assert.Single(info.Skipped));
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => saver.Restore(newest)).Message);
    }

    [Fact]
    public void KilledWhileWriting_LeavesTheLastOneWhole()
    {
        using var session = Initialized();
        var saver = new Saver(session);
        saver.Save(_folder["m"], 1);
        // Killed in the middle of the values, of the state file, and between the two.
        File.WriteAllText(_folder["m-2.safetensors.tmp"], "half");
        File.WriteAllText(_folder["checkpoint.tmp"], "half");
        File.Copy(_folder["m-1.safetensors"], _folder["m-3.safetensors"]);
        Assert.EndsWith("m-1.safetensors", Saver.LatestCheckpoint(_folder["m"]));
        saver.Save(_folder["m"], 2);
        saver.Save(_folder["m"], 3);
        Assert.EndsWith("m-3.safetensors", Saver.LatestCheckpoint(_folder["m"]));
        Assert.DoesNotContain(Names(""), name => name.EndsWith(".tmp"));
    }

    [Fact]
    public void StateFile_LostOrDamaged_TheFolderIsAsked()
    {
        using var session = Initialized();
        var saver = new Saver(session);
        saver.Save(_folder["m"], 9);
        saver.Save(_folder["m"], 10);
        File.Delete(_folder["checkpoint"]);
        Assert.EndsWith("m-10.safetensors", Saver.LatestCheckpoint(_folder["m"]));
        File.WriteAllText(_folder["checkpoint"], "nonsense");
        Assert.EndsWith("m-10.safetensors", Saver.LatestCheckpoint(_folder["m"]));
        Assert.Single(_warnings);
        saver.Save(_folder["m"], 11);
        Assert.EndsWith("m-11.safetensors", Saver.LatestCheckpoint(_folder["m"]));
    }

    [Fact]
    public void NoValue_IsSaidBeforeAnythingIsWritten()
    {
        using var session = new HandSession();
        Assert.Contains("'w'", Assert.Throws<InvalidOperationException>(() => new Saver(session).Save(_folder["m"])).Message);
        Assert.Empty(Names(""));
        Assert.Null(Saver.LatestCheckpoint(_folder["m"]));
        Assert.Throws<FileNotFoundException>(() => new Saver(session).Restore(_folder["m"]));
    }

    [Fact]
    public void Map_SavesAndRestoresSomeUnderOtherNames()
    {
        using var session = Initialized();
        session.Variables.W.Assign(5);
        new Saver(session, new() { ["weights"] = session.Variables.W }).Save(_folder["m"]);
        using var other = Initialized();
        var error = Assert.Throws<CheckpointMismatchException>(() => new Saver(other).Restore(_folder["m"]));
        Assert.Equal((2, 1, 0), (error.Missing.Count, error.Unexpected.Count, error.Different.Count));
        Assert.Equal(6, other.Sum());
        new Saver(other, new() { ["weights"] = other.Variables.W }).Restore(_folder["m"]);
        Assert.Equal(30, other.Sum());
        Assert.Throws<ArgumentException>(() => new Saver(other, new() { ["weights"] = session.Variables.W }));
    }

    [Fact]
    public void Mismatch_ListsAll_WithTheNearestName()
    {
        using var session = Initialized();
        var bias = session.Variables.B;
        new Saver(session, new() { ["w_"] = session.Variables.W, ["b"] = session.Variables.W, ["c"] = bias }).Save(_folder["m"]);
        var error = Assert.Throws<CheckpointMismatchException>(() => new Saver(session).Restore(_folder["m"]));
        Assert.Contains("'w' F32 [2, 3] (nearest: 'w_')", error.Message);
        Assert.Contains("'w_' F32 [2, 3] (nearest: 'w')", error.Message);
        Assert.Contains("'c' F32 []", error.Message);
        Assert.Contains("'b' is F32 [2, 3] in the checkpoint and F32 [] in the model", error.Message);
    }

    private static HandSession Initialized(ulong? seed = null)
    {
        var session = new HandSession(new SessionOptions { Seed = seed });
        session.Initialize();
        return session;
    }

    private string[] Names(string folder) => [.. Directory.GetFiles(_folder[folder]).Select(path => Path.GetFileName(path)).Order()];
}
