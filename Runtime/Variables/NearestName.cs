namespace AotNet;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>The name with the fewest edits from <paramref name="name"/>, if more than half of it is right; else null.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string candidate in candidates)
        {
            int distance = Distance(name, candidate);
            // Another scope, or none, before the same name is the likeliest slip.
            if (LastPart(name) == LastPart(candidate)) distance = Math.Min(distance, 1 + (Math.Abs(name.Length - candidate.Length) / 8));
            if (distance < bestDistance) (best, bestDistance) = (candidate, distance);
        }
        return best is not null && bestDistance * 2 <= Math.Max(name.Length, best.Length) ? best : null;
    }

    private static string LastPart(string name) => name[(name.LastIndexOf('/') + 1)..];

    /// <summary>Levenshtein's distance, without regard to case.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = new int[b.Length + 1];
        for (int j = 0; j < row.Length; j++) row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int edit = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                int next = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + edit);
                (diagonal, row[j]) = (row[j], next);
            }
        }
        return row[b.Length];
    }
}
