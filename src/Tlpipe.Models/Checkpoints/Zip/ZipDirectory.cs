using System.Buffers.Binary;
using System.Text;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Checkpoints.Zip;

/// <summary>
/// The records of a zip archive, zip64 or not. Stricter than zip: no name twice, no two records over each other. Layout: PKWARE's APPNOTE, sections 4.3 and 4.5.3.
/// </summary>
internal static class ZipDirectory
{
    private const int MaximumBytes = 64 << 20;
    private const int EntryLength = 46;
    private const int HeaderLength = 30;
    private const ushort Stored = 0;
    private const ushort EncryptedFlag = 1;

    public static Dictionary<string, ZipRecord> Read(CheckpointFile file)
    {
        var (start, length, count) = ZipEnd.Find(file);
        if (length > MaximumBytes) throw file.TooLarge("the size in bytes of its zip directory", MaximumBytes);
        var directory = new byte[length];
        file.ReadAt(start, directory);
        var entries = ReadEntries(file, directory, count);
        return Locate(file, entries, start);
    }

    private static List<Entry> ReadEntries(CheckpointFile file, ReadOnlySpan<byte> directory, long count)
    {
        var entries = new List<Entry>();
        while (!directory.IsEmpty)
        {
            if (directory.Length < EntryLength || !directory.StartsWith("PK\x01\x02"u8)) throw Bad(file);
            var nameLength = U16(directory, 28);
            var extraLength = U16(directory, 30);
            var whole = EntryLength + nameLength + extraLength + U16(directory, 32);
            if (directory.Length < whole) throw Bad(file);
            var name = Encoding.UTF8.GetString(directory.Slice(EntryLength, nameLength));
            entries.Add(ReadEntry(file, name, directory, directory.Slice(EntryLength + nameLength, extraLength)));
            directory = directory[whole..];
        }
        return entries.Count == count ? entries : throw Bad(file);
    }

    private static Entry ReadEntry(CheckpointFile file, string name, ReadOnlySpan<byte> entry, ReadOnlySpan<byte> extra)
    {
        var large = new Zip64Extra(extra);
        if (!large.Take(U32(entry, 24), out var length) || !large.Take(U32(entry, 20), out var stored) || !large.Take(U32(entry, 42), out var header))
            throw Bad(file);
        var plain = IsPlain(flags: U16(entry, 8), method: U16(entry, 10));
        if (stored < 0 || header < 0 || (plain && stored != length)) throw Bad(file);
        return new Entry(name, header, new ZipRecord(0, stored, plain));
    }

    private static Dictionary<string, ZipRecord> Locate(CheckpointFile file, List<Entry> entries, long directoryStart)
    {
        var records = new Dictionary<string, ZipRecord>(entries.Count, StringComparer.Ordinal);
        var free = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Header))
        {
            if (entry.Header < free) throw file.Damaged($"its record '{CheckpointErrors.Shown(entry.Name)}' lies over another one");
            var record = Locate(file, entry);
            if (record.Position > directoryStart || record.Length > directoryStart - record.Position)
                throw file.Damaged($"its record '{CheckpointErrors.Shown(entry.Name)}' ends outside of it");
            if (!records.TryAdd(entry.Name, record))
                throw file.Damaged($"it holds the record '{CheckpointErrors.Shown(entry.Name)}' twice");
            free = record.Position + record.Length;
        }
        return records;
    }

    private static ZipRecord Locate(CheckpointFile file, Entry entry)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        file.ReadAt(entry.Header, header);
        var name = new byte[U16(header, 26)];
        if (!header.StartsWith("PK\x03\x04"u8)) throw file.Damaged($"its record '{CheckpointErrors.Shown(entry.Name)}' has no header");
        file.ReadAt(entry.Header + HeaderLength, name);
        if (Encoding.UTF8.GetString(name) != entry.Name) throw file.Damaged($"its record '{CheckpointErrors.Shown(entry.Name)}' has two names");
        return entry.Record with
        {
            Position = entry.Header + HeaderLength + name.Length + U16(header, 28),
            IsPlain = entry.Record.IsPlain && IsPlain(flags: U16(header, 6), method: U16(header, 8)),
        };
    }

    private static bool IsPlain(ushort flags, ushort method) => method == Stored && (flags & EncryptedFlag) == 0;

    private static DiagnosticException Bad(CheckpointFile file) => file.Damaged("its zip directory makes no sense");

    private static ushort U16(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    private sealed record Entry(string Name, long Header, ZipRecord Record);
}
