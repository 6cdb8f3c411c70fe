//! Who may ask. A page of another site can have its own name lead to this machine, and so read what
//! is served here; its name stands in the headers.

use std::net::IpAddr;

/// The names by which this server may be asked.
#[derive(Clone, Debug)]
pub struct Names {
    port: u16,
    /// The address that the server was told to listen at.
    told: String,
}

impl Names {
    /// The names of a server that was told to listen at `told` and has the port `port`.
    pub fn new(told: &str, port: u16) -> Self {
        Self { port, told: told.trim_matches(['[', ']']).to_owned() }
    }

    /// Whether a `Host` header names this server: this machine or the address that it listens at, and
    /// the port it has. A server at all addresses of the machine takes every address in numbers too:
    /// no other site can have one as its name.
    pub fn is_own(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
            _ => (host, None),
        };
        let right_port = port.map_or(self.port == 80, |port| port == self.port.to_string());
        right_port && self.is_own_name(name)
    }

    fn is_own_name(&self, name: &str) -> bool {
        let (bare, bracketed) = match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
            Some(inside) => (inside, true),
            None => (name, false),
        };
        match bare.parse::<IpAddr>() {
            Ok(address) if address.is_ipv6() == bracketed => {
                let everywhere = self.told.parse().is_ok_and(|told: IpAddr| told.is_unspecified());
                let ours = ["127.0.0.1", "::1", self.told.as_str()];
                everywhere || ours.iter().any(|known| known.parse() == Ok(address))
            }
            Ok(_) => false,
            Err(_) => !bracketed && ["localhost", &self.told].iter().any(|known| known.eq_ignore_ascii_case(bare)),
        }
    }

    /// Whether an `Origin` header names a page of this server.
    pub fn is_own_origin(&self, origin: &str) -> bool {
        origin.strip_prefix("http://").is_some_and(|host| self.is_own(host))
    }
}

/// Whether what asks is a page of this server, as far as browsers tell. Programs other than browsers
/// tell nothing, and are not what one has to beware of here.
pub fn is_own_page(sec_fetch_site: Option<&str>) -> bool {
    sec_fetch_site.is_none_or(|site| site == "same-origin")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each(told: &str, hosts: &[&str]) -> Vec<bool> {
        let names = Names::new(told, 4000);
        hosts.iter().map(|host| names.is_own(host)).collect()
    }

    #[test]
    fn this_machine_answers_to_its_own_names_and_no_other() {
        let own = ["localhost:4000", "LOCALHOST:4000", "127.0.0.1:4000", "[::1]:4000"];
        assert_eq!(each("127.0.0.1", &own), [true; 4]);
        let others = [
            "evil.example:4000",
            "localhost",
            "localhost:80",
            "localhost:04000",
            "localhost.evil.example:4000",
            "192.168.0.9:4000",
            "::1:4000",
            "[127.0.0.1]:4000",
            "[localhost]:4000",
            "localhost:4000:4000",
            "é:4000",
            ":4000",
            "",
        ];
        assert_eq!(each("127.0.0.1", &others), [false; 13]);
        assert!(Names::new("127.0.0.1", 80).is_own("localhost"));
    }

    #[test]
    fn an_address_that_was_told_is_one_of_the_names() {
        assert_eq!(each("192.168.0.9", &["192.168.0.9:4000", "192.168.0.8:4000"]), [true, false]);
        assert_eq!(each("desk.local", &["Desk.local:4000", "evil.example:4000"]), [true, false]);
        assert_eq!(each("fd00::9", &["[fd00::9]:4000", "[fd00::8]:4000"]), [true, false]);
        for everywhere in ["0.0.0.0", "::"] {
            assert_eq!(
                each(everywhere, &["10.0.0.7:4000", "[fd00::8]:4000", "evil.example:4000"]),
                [true, true, false]
            );
        }
    }

    #[test]
    fn only_pages_of_this_server_may_listen() {
        let names = Names::new("127.0.0.1", 4000);
        assert!(names.is_own_origin("http://localhost:4000"));
        for origin in ["null", "https://localhost:4000", "http://evil.example", "http://localhost:4001"] {
            assert!(!names.is_own_origin(origin), "{origin}");
        }
        assert!(is_own_page(None) && is_own_page(Some("same-origin")));
        assert!(!["cross-site", "same-site", "none"].iter().any(|site| is_own_page(Some(site))));
    }
}
