// SPDX-License-Identifier: Apache-2.0
#include "service_process.hpp"

#include "adapters/files/files.hpp"
#include "core/hex.hpp"
#include "program.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <thread>

namespace madoguchi::test {
namespace {

constexpr std::string_view listening = "listening on https://127.0.0.1:";

}  // namespace

std::vector<sim::pki::IssuedCertificate> cards(unsigned count) {
  using namespace sim::eligibility;
  std::vector<sim::pki::IssuedCertificate> issued;
  for (unsigned edition = 1; edition <= count; ++edition) {
    sim::pki::Holder holder = hanako();
    holder.edition = edition;
    issued.push_back(issue(hierarchy(), years(2022, 2027), holder));
  }
  return issued;
}

std::string people_of(const std::vector<sim::pki::IssuedCertificate>& cards,
                      unsigned unregistered) {
  std::string people = "people:\n";
  for (std::size_t i = 0; i < cards.size(); ++i) {
    people += fmt::format(
        "  - {{key: person-{}, certificate: \"{}\", name: 試験　花子, sex: \"2\", born: "
        "1941-05-03, "
        "insurer: \"39131156\", number: \"{:07}\", ratio: 10, registered: {}, "
        "information: [drug, checkup]}}\n",
        i, core::to_hex(cards[i].serial), i, i >= unregistered);
  }
  return people;
}

ServiceProcess::ServiceProcess(std::filesystem::path folder, const std::string& people,
                               const std::string& date, std::string options)
    : folder_(std::move(folder)), date_(date), options_(std::move(options)) {
  write_file(folder_ / "people.yaml", people);
  start();
}

void ServiceProcess::start() {
  const auto log = folder_ / "service.log";
  std::filesystem::remove(log);
  const std::string command = fmt::format(
      "exec env LANG=C.UTF-8 TZ=America/Los_Angeles {}/bin/madoguchi service --people "
      "{}/people.yaml --database {} "
      "--client-folder {} --port {} {} {} >{} 2>&1 </dev/null",
      MADOGUCHI_BINARY_DIR, folder_.string(), database().string(), client_folder().string(), port_,
      date_.empty() ? "" : "--date " + date_, options_, log.string());
  process_ = fork();
  if (process_ == 0) {
    execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    _exit(127);
  }
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (std::chrono::steady_clock::now() < until) {
    const std::string said = text_of(log);
    const std::size_t at = said.find(listening);
    if (at != std::string::npos && said.find('\n', at) != std::string::npos) {
      port_ = static_cast<std::uint16_t>(std::stoi(said.substr(at + listening.size())));
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  ADD_FAILURE() << "the service does not listen: " << text_of(log);
}

void ServiceProcess::kill_it() {
  if (process_ <= 0) return;
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
  process_ = -1;
}

adapters::http::HttpsClientSettings ServiceProcess::client() const {
  adapters::http::HttpsClientSettings settings;
  settings.port = port_;
  settings.tls = {text_of(client_folder() / "client-certificate.pem"),
                  core::Secret(text_of(client_folder() / "client-key.pem")),
                  text_of(client_folder() / "server-authority.pem")};
  return settings;
}

}  // namespace madoguchi::test
