// SPDX-License-Identifier: Apache-2.0
#include "adapters/archive/zip_archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>

namespace madoguchi::adapters::archive {
namespace {

constexpr std::size_t most_files = 16;

struct FreeReader {
  void operator()(struct archive* reader) const { archive_read_free(reader); }
};
struct FreeWriter {
  void operator()(struct archive* writer) const { archive_write_free(writer); }
};
struct FreeEntry {
  void operator()(struct archive_entry* entry) const { archive_entry_free(entry); }
};
using Reader = std::unique_ptr<struct archive, FreeReader>;
using Writer = std::unique_ptr<struct archive, FreeWriter>;
using Entry = std::unique_ptr<struct archive_entry, FreeEntry>;

/// The one place where libarchive's words become ours.
core::Error failed(core::Errc code, struct archive* archive, const char* doing) {
  const char* why = archive_error_string(archive);
  return core::fail(code, std::string(doing) + ": " + (why == nullptr ? "out of memory" : why));
}

la_ssize_t append(struct archive* /*writer*/, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

core::Result<std::string> content_of(struct archive* reader, std::size_t limit) {
  std::string content;
  std::array<char, 16384> block{};
  while (true) {
    const la_ssize_t got = archive_read_data(reader, block.data(), block.size());
    if (got < 0) return failed(core::Errc::malformed_data, reader, "an archive");
    if (got == 0) return content;
    if (content.size() + static_cast<std::size_t>(got) > limit) {
      return core::fail(core::Errc::malformed_data, "an archive holds too much");
    }
    content.append(block.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace

core::Result<std::string> ZipPacking::pack(const std::string& name, std::string_view content,
                                           core::CivilTime at) const {
  std::string out;
  const Writer writer(archive_write_new());
  const Entry entry(archive_entry_new());
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_mtime(entry.get(), at.time_since_epoch().count(), 0);
  const bool done =
      archive_write_set_format_zip(writer.get()) == ARCHIVE_OK &&
      archive_write_set_bytes_per_block(writer.get(), 0) ==
          ARCHIVE_OK &&  // no padding, as of tapes
      archive_write_open(writer.get(), &out, nullptr, append, nullptr) == ARCHIVE_OK &&
      archive_write_header(writer.get(), entry.get()) == ARCHIVE_OK &&
      archive_write_data(writer.get(), content.data(), content.size()) ==
          static_cast<la_ssize_t>(content.size()) &&
      archive_write_close(writer.get()) == ARCHIVE_OK;
  if (!done) return failed(core::Errc::io_failure, writer.get(), "packing");
  return out;
}

core::Result<std::vector<PackedFile>> unpack_zip(std::string_view archive, std::size_t limit) {
  const Reader reader(archive_read_new());
  archive_read_support_format_zip_seekable(reader.get());
  if (archive_read_open_memory(reader.get(), archive.data(), archive.size()) != ARCHIVE_OK) {
    return failed(core::Errc::malformed_data, reader.get(), "an archive");
  }
  std::vector<PackedFile> files;
  struct archive_entry* entry = nullptr;
  while (true) {
    const int next = archive_read_next_header(reader.get(), &entry);
    if (next == ARCHIVE_EOF) return files;
    if (next != ARCHIVE_OK) return failed(core::Errc::malformed_data, reader.get(), "an archive");
    if (archive_entry_filetype(entry) != AE_IFREG) continue;
    if (files.size() == most_files) {
      return core::fail(core::Errc::malformed_data, "an archive holds too many files");
    }
    const char* name = archive_entry_pathname(entry);
    auto content = content_of(reader.get(), limit);
    if (!content) return content.error();
    limit -= content->size();
    files.push_back({name == nullptr ? std::string{} : name, std::move(*content)});
  }
}

}  // namespace madoguchi::adapters::archive
