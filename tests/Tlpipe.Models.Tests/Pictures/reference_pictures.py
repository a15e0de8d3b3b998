"""Writes test pictures and what PIL and torchvision make of them.

usage: reference_pictures.py FOLDER [PHOTOGRAPH ...]

FOLDER/index.txt gets one line a result: kind, picture, width, height, file of raw RGB bytes, parameters; separated by tabs.
"""
import ctypes
import struct
import sys
import zlib

from PIL import Image, ImageOps
from torchvision import transforms
from torchvision.transforms import functional

folder, photographs = sys.argv[1], sys.argv[2:]
index = open(f"{folder}/index.txt", "w")


def note(kind, path, image, *parameters):
    assert image.mode == "RGB"
    raw = f"{folder}/{note.count}.rgb"
    note.count += 1
    with open(raw, "wb") as f:
        f.write(image.tobytes())
    index.write("\t".join([kind, path, str(image.width), str(image.height), raw, *map(str, parameters)]) + "\n")


note.count = 0


def pattern(width, height, shift=0):
    """Gradients, stripes and blocks from arithmetic alone."""
    data = bytearray()
    for y in range(height):
        for x in range(width):
            data += bytes(((x * 7 + y * 3 + shift) & 255, (x * y // 5 + shift * 11) & 255, 255 if (x // 9 + y // 7) % 2 else (x ^ y) & 255))
    return Image.frombytes("RGB", (width, height), bytes(data))


def decoded(path):
    image = Image.open(path)
    return (ImageOps.exif_transpose(image) if path.endswith(".jpg") else image).convert("RGB")


def save(image, name, **options):
    path = f"{folder}/{name}"
    image.save(path, **options)
    note("decode", path, decoded(path))
    return path


def with_ancillary_chunk(path, name, kind, data):
    content = open(path, "rb").read()
    chunk = struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    target = f"{folder}/{name}"
    open(target, "wb").write(content[:33] + chunk + content[33:])
    note("decode", target, decoded(target))


base = pattern(150, 101)
for subsampling in (0, 1, 2):
    for quality in (30, 92):
        save(base, f"s{subsampling}q{quality}.jpg", subsampling=subsampling, quality=quality)
save(base, "progressive.jpg", progressive=True)
save(pattern(1, 1), "one.jpg")
save(pattern(3, 17), "narrow.jpg")
save(base.convert("L"), "grey.jpg")
for orientation in range(1, 9):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "maker"
    save(pattern(61, 40, orientation), f"exif{orientation}.jpg", exif=exif)


def inks(image):
    """Four inks with some black, so that all of them matter."""
    black = image.convert("L").point(lambda v: v // 3)
    return Image.merge("CMYK", (*image.split(), black))


def save_ycck(image, path):
    """PIL writes no YCCK; TurboJPEG writes nothing else from four inks, which it expects inverted."""
    library = ctypes.CDLL("libturbojpeg.so.0")
    library.tjInitCompress.restype = ctypes.c_void_p
    pixels = bytes(255 - value for value in image.tobytes())
    target, size = ctypes.c_void_p(), ctypes.c_ulong()
    handle = ctypes.c_void_p(library.tjInitCompress())
    cmyk, half = 11, 2
    if library.tjCompress2(handle, pixels, image.width, 0, image.height, cmyk, ctypes.byref(target), ctypes.byref(size), half, 90, 0):
        raise RuntimeError("TurboJPEG failed")
    with open(path, "wb") as f:
        f.write(ctypes.string_at(target, size.value))
    note("decode", path, decoded(path))


save(inks(base), "cmyk.jpg", quality=92)
save(inks(pattern(61, 40)), "cmyk-progressive.jpg", progressive=True)
save_ycck(inks(base), f"{folder}/ycck.jpg")

rgb = save(base, "rgb.png")
save(pattern(1, 1), "one.png")
save(base.convert("L"), "grey.png")
save(base.convert("1"), "bits.png")
save(base.convert("P", palette=Image.ADAPTIVE, colors=200), "palette.png")
save(base.convert("P", palette=Image.ADAPTIVE, colors=5), "palette5.png", bits=4)
save(base.convert("P", palette=Image.ADAPTIVE, colors=9), "transparent-palette.png", transparency=3)
alpha = base.copy()
alpha.putalpha(base.convert("L").point(lambda v: v // 2))
save(alpha, "alpha.png")
save(alpha.convert("LA"), "grey-alpha.png")
save(base, "colour-key.png", transparency=base.getpixel((0, 0)))
with_ancillary_chunk(rgb, "gamma.png", b"gAMA", struct.pack(">I", 100000))


def sixteen(colour_type, channels):
    """PIL has no 16-bit colour and cuts grey off at 255, so the file is put together here and what libpng documents of its reduction noted: v * 255 / 65535, rounded."""
    values = [(i * 40503 + i // 7 * 911) & 65535 for i in range(150 * 101 * channels)]
    row = 150 * channels
    rows = b"".join(b"\0" + struct.pack(f">{row}H", *values[y * row:(y + 1) * row]) for y in range(101))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 150, 101, 16, colour_type, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    path = f"{folder}/sixteen{colour_type}.png"
    with open(path, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks))
    eight = [(2 * v * 255 + 65535) // (2 * 65535) for v in values]
    colours = (eight[i:i + 3] if channels > 2 else eight[i:i + 1] * 3 for i in range(0, len(eight), channels))
    expected = Image.frombytes("RGB", (150, 101), bytes(v for colour in colours for v in colour))
    note("decode", path, expected)
    if channels > 1:
        # PIL takes the high byte of colour: the same, or one less.
        assert max(abs(a - b) for a, b in zip(decoded(path).tobytes(), expected.tobytes())) <= 1


for colour_type, channels in ((0, 1), (2, 3), (4, 2), (6, 4)):
    sixteen(colour_type, channels)


def views(path, pairs, regions):
    image = decoded(path)
    for short_side, crop in pairs:
        view = transforms.Compose([transforms.Resize(short_side), transforms.CenterCrop(crop)])(image)
        note("centre", path, view, short_side, crop)
    for left, top, width, height, size in regions:
        note("region", path, functional.resized_crop(image, top, left, height, width, [size, size]), left, top, width, height, size)


save(pattern(97, 211), "tall.png")
save(pattern(211, 97), "wide.png")
for name in ("rgb.png", "tall.png", "wide.png", "one.png", "s2q92.jpg"):
    pairs = ((32, 28), (33, 28), (97, 96), (101, 101), (150, 131), (300, 224), (64, 80), (10, 11), (9, 64), (1, 1))
    regions = ((0, 0, 1, 1, 7),) if name == "one.png" else ((5, 7, 60, 50, 32), (0, 0, 97, 97, 64), (13, 1, 31, 90, 96), (40, 40, 2, 3, 5))
    views(f"{folder}/{name}", pairs, regions)
for path in photographs:
    note("decode", path, decoded(path))
    views(path, ((256, 224), (128, 112), (110, 96), (73, 64)), ((20, 30, 150, 120, 224), (1, 2, 251, 253, 224), (50, 60, 80, 70, 96)))
