namespace Tlpipe.Models.Manifests;

/// <summary>What stands beside the metrics of a split in JSON; no metric may be called so.</summary>
internal static class MeasuredNames
{
    public const string Split = "split";
    public const string Count = "n";
    public const string Intervals = "intervals";
    public const string Details = "details";

    public static bool Contains(string name) => name is Split or Count or Intervals or Details;
}
