using System.Security.Cryptography;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.Caching.Remote;

/// <summary>
/// A cache that machines share, spoken to as Bazel's HTTP cache (bazel.build/remote/caching): <c>ac/KEY</c> names an artifact's files, <c>cas/SHA256</c> holds each.
/// It may fail in any way; then one warning is told, and it is left alone until the run ends.
/// </summary>
internal sealed class RemoteCache(RemoteAddress address, bool isReadOnly, RemoteTimeouts timeouts) : IDisposable
{
    private readonly HttpBlobs _blobs = new(address, timeouts);
    private int _isOff;

    /// <summary>Whether it is given nothing.</summary>
    public bool IsReadOnly => isReadOnly;

    /// <summary>Fetches an artifact into the user's cache; <see langword="null"/> where there is none that can be used.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="local">The user's cache.</param>
    /// <param name="stop">Ends the work.</param>
    public CachedArtifact? Fetch(CacheRequest request, ArtifactCache local, CancellationToken stop) => Try(request, () =>
        Artifact(request, stop) is { } result
            ? local.Keep(request.TrainingKey, folder => Download(request, ActionResults.Read(result), folder, stop))
            : null);

    /// <summary>Whether it says that it has an artifact.</summary>
    public bool Has(CacheRequest request, CancellationToken stop) => Try(request, () => Artifact(request, stop)) is not null;

    /// <summary>Whether it says that it has no such artifact.</summary>
    public bool Lacks(CacheRequest request, CancellationToken stop) => Try(request, () => Artifact(request, stop) is null ? request : null) is not null;

    /// <summary>Whether it says that a training diverged.</summary>
    public bool HasDiverged(CacheRequest request, CancellationToken stop) =>
        Try(request, () => Result(request, stop) is { } result && ActionResults.IsDivergence(result) ? result : null) is not null;

    /// <summary>Says that a training diverged, where nothing is known of it.</summary>
    public void OfferDivergence(CacheRequest request, CancellationToken stop)
    {
        if (isReadOnly) return;
        Try<object>(request, () =>
        {
            if (Result(request, stop) is not null) return null;
            using var result = new MemoryStream(ActionResults.WriteDivergence());
            Wait(_blobs.Put(PathOf(request), result, stop));
            return null;
        });
    }

    /// <summary>Uploads an artifact.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="artifact">The artifact, whose files were checked when it was used.</param>
    /// <param name="isNew">Whether it was trained just now; another is uploaded only where it is absent.</param>
    /// <param name="stop">Ends the work.</param>
    public void Offer(CacheRequest request, CachedArtifact artifact, bool isNew, CancellationToken stop)
    {
        if (isReadOnly) return;
        Try<object>(request, () =>
        {
            if (isNew || Artifact(request, stop) is null) Upload(request, artifact, stop);
            return null;
        });
    }

    /// <inheritdoc/>
    public override string ToString() => address.ToString();

    /// <inheritdoc/>
    public void Dispose() => _blobs.Dispose();

    private static string PathOf(CacheRequest request) => $"ac/{ActionResults.KeyOf(request.TrainingKey).Hex}";

    /// <summary>The result that names an artifact's files.</summary>
    private byte[]? Artifact(CacheRequest request, CancellationToken stop) => Result(request, stop) is { } result && !ActionResults.IsDivergence(result) ? result : null;

    /// <summary>Plain servers know GET and PUT and maybe no HEAD; a result is small.</summary>
    private byte[]? Result(CacheRequest request, CancellationToken stop)
    {
        using var result = new MemoryStream();
        return Wait(_blobs.Get(PathOf(request), ActionResults.MaximumBytes, result.Write, stop)) is null ? null : result.ToArray();
    }

    /// <summary>The manifest comes first: what is not of this training is not downloaded.</summary>
    private void Download(CacheRequest request, IReadOnlyList<RemoteFile> files, string folder, CancellationToken stop)
    {
        var manifest = files.FirstOrDefault(file => file.Name == ArtifactFiles.Manifest) ?? throw new DamagedEntryException($"{ArtifactFiles.Manifest} is missing");
        Download(manifest, folder, stop);
        EntryManifest.Read(folder, request.TrainingKey, files.ToDictionary(file => file.Name, file => file.Digest, StringComparer.Ordinal));
        foreach (var file in files.Where(file => file != manifest)) Download(file, folder, stop);
    }

    private void Download(RemoteFile file, string folder, CancellationToken stop)
    {
        using var target = new FileStream(Path.Combine(folder, file.Name), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = Wait(_blobs.Get($"cas/{file.Digest.Hex}", file.Size, Take, stop));
        if (size is null) throw new DamagedEntryException($"{file.Name} is gone");
        if (size < file.Size) throw new DamagedEntryException($"{file.Name} has {size} bytes instead of {file.Size}");
        if (new Digest(Convert.ToHexStringLower(hash.GetHashAndReset())) != file.Digest) throw new DamagedEntryException($"{file.Name} is not as its digest says");

        void Take(ReadOnlySpan<byte> piece)
        {
            hash.AppendData(piece);
            target.Write(piece);
        }
    }

    private void Upload(CacheRequest request, CachedArtifact artifact, CancellationToken stop)
    {
        var files = artifact.Sums.Files
            .Select(file => new RemoteFile(file.Key, file.Value, new FileInfo(Path.Combine(artifact.Folder, file.Key)).Length))
            .ToList();
        foreach (var file in files)
        {
            using var content = File.OpenRead(Path.Combine(artifact.Folder, file.Name));
            Wait(_blobs.Put($"cas/{file.Digest.Hex}", content, stop));
        }

        using var result = new MemoryStream(ActionResults.Write(files));
        Wait(_blobs.Put(PathOf(request), result, stop));
    }

    private T? Try<T>(CacheRequest request, Func<T?> work)
        where T : class
    {
        if (Volatile.Read(ref _isOff) != 0) return null;
        try
        {
            return work();
        }
        catch (RemoteCacheException error)
        {
            if (Interlocked.Exchange(ref _isOff, 1) == 0) request.Warn(RemoteDiagnostics.Unusable(address, error.Message));
        }
        catch (DamagedEntryException damage)
        {
            request.Warn(RemoteDiagnostics.Damaged(address, request.Model, ActionResults.KeyOf(request.TrainingKey).Hex, damage.Message));
        }

        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            // The entry was taken away while it was uploaded: somebody emptied the cache.
            return null;
        }

        return null;
    }

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
