// SPDX-License-Identifier: Apache-2.0
#include "sim/card_file/file_codec.hpp"

#include "core/hex.hpp"
#include "sim/card_file/access_codec.hpp"

#include <boost/json.hpp>

#include <array>

namespace madoguchi::sim::card_file {
namespace {

namespace json = boost::json;
using Body = card::ElementaryFile::Body;

core::Result<FileRow> taken_apart(const card::TransparentFile& file) {
  return FileRow{"transparent", json::serialize(json::object{{"read", json_of(file.read)}}),
                 file.content};
}

core::Result<FileRow> taken_apart(const card::PinFile& file) {
  json::object attributes{{"tries", file.tries},
                          {"tries_left", file.tries_left},
                          {"change", core::name_of(file.change)},
                          {"characters", core::name_of(file.characters)},
                          {"min_size", static_cast<std::int64_t>(file.min_size)},
                          {"max_size", static_cast<std::int64_t>(file.max_size)}};
  if (file.query_when_locked) attributes["query_when_locked"] = file.query_when_locked->value;
  return FileRow{"pin", json::serialize(attributes), core::to_bytes(file.value.reveal())};
}

core::Result<FileRow> taken_apart(const card::KeyFile& file) {
  const auto pem = file.key.to_pem();
  if (!pem) return pem.error();
  return FileRow{"key",
                 json::serialize(json::object{{"use", json_of(file.use)},
                                              {"purpose", core::name_of(file.purpose)}}),
                 core::to_bytes(pem->reveal())};
}

core::Result<FileRow> taken_apart(const card::InstitutionRootFile& file) {
  return FileRow{"institution-root", "{}", file.key.to_der()};
}

core::Result<FileRow> taken_apart(const card::RecordFile& file) {
  json::array records;
  for (const core::Bytes& record : file.records) records.emplace_back(core::to_hex(record));
  return FileRow{
      "records",
      json::serialize(json::object{{"read", json_of(file.read)}, {"records", std::move(records)}}),
      {}};
}

core::Result<FileRow> taken_apart(const card::InternalFile& /*file*/) {
  return FileRow{"internal", "{}", {}};
}

core::Result<Body> read_transparent(Attributes& attributes, const FileRow& row) {
  return Body(card::TransparentFile{row.content, read_condition(attributes, "read")});
}

core::Result<Body> read_pin(Attributes& attributes, const FileRow& row) {
  card::PinFile pin{.value = core::Secret(std::string(core::as_text(row.content)))};
  pin.tries = static_cast<int>(attributes.number("tries", 0, 15));
  pin.tries_left = static_cast<int>(attributes.number("tries_left", 0, pin.tries));
  pin.change = attributes.choice<card::PinChange>("change");
  pin.characters = attributes.choice<card::PinCharacters>("characters");
  pin.min_size = static_cast<std::size_t>(attributes.number("min_size", 0, 255));
  pin.max_size = static_cast<std::size_t>(attributes.number("max_size", 0, 255));
  if (attributes.has("query_when_locked")) {
    pin.query_when_locked = iso7816::StatusWord{attributes.word("query_when_locked")};
  }
  return Body(std::move(pin));
}

core::Result<Body> read_key(Attributes& attributes, const FileRow& row) {
  auto key = read_private_key(core::as_text(row.content));
  if (!key) return key.error();
  return Body(card::KeyFile{std::move(*key), read_condition(attributes, "use"),
                            attributes.choice<card::KeyPurpose>("purpose")});
}

core::Result<Body> read_institution_root(Attributes& /*attributes*/, const FileRow& row) {
  auto key = adapters::crypto::PublicKey::from_der(row.content);
  if (!key) return core::fail(core::Errc::malformed_data, "a public key");
  return Body(card::InstitutionRootFile{std::move(*key)});
}

core::Result<Body> read_records(Attributes& attributes, const FileRow& /*row*/) {
  card::RecordFile file{.read = read_condition(attributes, "read")};
  for (const json::value& record : attributes.array("records")) {
    const auto bytes =
        record.is_string() ? core::from_hex(record.get_string()) : std::optional<core::Bytes>{};
    if (!bytes) return core::fail(core::Errc::malformed_data, "a record");
    file.records.push_back(*bytes);
  }
  return Body(std::move(file));
}

core::Result<Body> read_internal(Attributes& /*attributes*/, const FileRow& /*row*/) {
  return Body(card::InternalFile{});
}

struct KindOfFile {
  std::string_view name;
  core::Result<Body> (*read)(Attributes&, const FileRow&);
};

constexpr std::array kinds{
    KindOfFile{"transparent", read_transparent},
    KindOfFile{"pin", read_pin},
    KindOfFile{"key", read_key},
    KindOfFile{"institution-root", read_institution_root},
    KindOfFile{"records", read_records},
    KindOfFile{"internal", read_internal},
};
static_assert(kinds.size() == std::variant_size_v<Body>, "a kind of file that cannot be stored");

}  // namespace

core::Result<FileRow> row_of(const card::ElementaryFile& file) {
  return std::visit([](const auto& body) { return taken_apart(body); }, file.body);
}

core::Result<card::ElementaryFile> file_of(iso7816::FileIdentifier identifier, const FileRow& row) {
  for (const KindOfFile& kind : kinds) {
    if (kind.name != row.kind) continue;
    Attributes attributes(row.attributes);
    auto body = kind.read(attributes, row);
    if (!body) return body.error();
    if (const auto good = attributes.verdict(); !good) return good.error();
    return card::ElementaryFile{identifier, std::move(*body)};
  }
  return core::fail(core::Errc::malformed_data, "kind of file \"" + row.kind + "\"");
}

}  // namespace madoguchi::sim::card_file
