// SPDX-License-Identifier: Apache-2.0
#include "adapters/pcsc/virtual_reader_files.hpp"

#include <fmt/format.h>

#include <fstream>
#include <system_error>

namespace madoguchi::adapters::pcsc {
namespace {

namespace fs = std::filesystem;

/// vpcd's usual first port.
constexpr int first_port = 35963;

std::string configuration(int entry, const fs::path& driver) {
  const int port = port_of_slot(entry * slots_per_driver);
  return fmt::format(
      "FRIENDLYNAME \"Madoguchi {}\"\nDEVICENAME /dev/null:{:#06x}\nLIBPATH {}\n"
      "CHANNELID {:#06x}\n",
      entry + 1, port, driver.string(), port);
}

}  // namespace

std::string reader_name_of_slot(int slot) {
  return fmt::format("Madoguchi {} 00 {:02X}", slot / slots_per_driver + 1,
                     slot % slots_per_driver);
}

std::uint16_t port_of_slot(int slot) { return static_cast<std::uint16_t>(first_port + slot); }

core::Result<> write_virtual_reader_files(fs::path folder, fs::path driver, int slots) {
  std::error_code error;
  if (!fs::exists(driver, error)) return core::fail(core::Errc::driver_missing, driver.string());
  fs::create_directory(folder / "conf", error);
  if (!error) fs::create_directory(folder / "drivers", error);
  const int entries = (slots + slots_per_driver - 1) / slots_per_driver;
  for (int entry = 0; entry < entries && !error; ++entry) {
    const fs::path copy = folder / "drivers" / fmt::format("libifdvpcd{}.so", entry + 1);
    fs::copy_file(driver, copy, error);
    std::ofstream(folder / "conf" / fmt::format("reader{}", entry + 1))
        << configuration(entry, copy);
  }
  if (error) {
    return core::fail(core::Errc::io_failure,
                      "reader files in " + folder.string() + ": " + error.message());
  }
  return {};
}

}  // namespace madoguchi::adapters::pcsc
